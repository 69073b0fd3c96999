/* The floor of the benchmark: deferred acceptance as a plain loop over arrays.

   A heap of keys per place, its weakest on top; a key is class * n + lottery position. */
#include <stdint.h>

static void sink(int64_t *heap, int64_t length, int64_t key) {
    int64_t at = 0;
    for (int64_t below; (below = 2 * at + 1) < length; at = below) {
        if (below + 1 < length && heap[below + 1] > heap[below]) below++;
        if (heap[below] <= key) break;
        heap[at] = heap[below];
    }
    heap[at] = key;
}

static void rise(int64_t *heap, int64_t at, int64_t key) {
    for (int64_t above; at > 0 && heap[above = (at - 1) / 2] < key; at = above) heap[at] = heap[above];
    heap[at] = key;
}

void solve(int64_t n, int64_t length, const int32_t *wishes, const int32_t *classes,
           const int64_t *person, int64_t places, const int64_t *seats, const int64_t *start,
           int64_t *heap, int64_t *taken, int32_t *asked, int32_t *assigned) {
    for (int64_t newcomer = 0; newcomer < n; newcomer++) {
        int64_t position = newcomer;
        while (asked[position] < length) {
            int64_t edge = person[position] * length + asked[position]++;
            int64_t place = wishes[edge], key = classes[edge] * n + position;
            int64_t *row = heap + start[place];
            if (taken[place] < seats[place]) {
                rise(row, taken[place]++, key);
                break;
            }
            if (seats[place] == 0 || key > row[0]) continue;
            position = row[0] % n;
            sink(row, seats[place], key);
        }
    }
    for (int64_t place = 0; place < places; place++)
        for (int64_t at = 0; at < taken[place]; at++)
            assigned[person[heap[start[place] + at] % n]] = (int32_t)place;
}
