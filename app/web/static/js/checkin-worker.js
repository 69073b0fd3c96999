/* Opens the check-in of a fair again when there is no connection; its scope is that page alone.
   The page itself fills the cache. Nothing is answered from here while the server answers. */
"use strict";

const SHELL = "checkin-shell";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const isOurs = new URL(request.url).origin === self.location.origin;
  const isPart = request.mode === "navigate" || request.url.includes("/static/");
  if (request.method !== "GET" || !isOurs || !isPart) return;
  event.respondWith(fetch(request).catch(async (error) => {
    const kept = await caches.match(request, { ignoreVary: true });
    if (kept) return kept;
    throw error;
  }));
});
