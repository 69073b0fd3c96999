"""The admin as its manual advises for long lists: joins named, raw ids, pages as long as ours."""

from django.contrib import admin

from bench.peer.models import Speciality, Student, StudyGroup

admin.site.register(Speciality)
admin.site.register(StudyGroup)


@admin.register(Student)
class StudentAdmin(admin.ModelAdmin):
    list_display = ("last_name", "first_name", "middle_name", "group", "speciality", "birth_date")
    list_select_related = ("group__speciality",)
    list_per_page = 25
    search_fields = ("last_name", "first_name", "middle_name")
    raw_id_fields = ("group",)

    def speciality(self, student: Student) -> Speciality:
        return student.group.speciality
