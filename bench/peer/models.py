"""The cluster's tables as Django sees them; it neither makes nor changes them."""

from django.db import models


class Speciality(models.Model):
    code = models.CharField(max_length=255)
    name = models.CharField(max_length=255)

    class Meta:
        managed = False
        db_table = "specialities"

    def __str__(self) -> str:
        return f"{self.code} {self.name}"


class StudyGroup(models.Model):
    name = models.CharField(max_length=255)
    course = models.IntegerField()
    speciality = models.ForeignKey(Speciality, models.DO_NOTHING)

    class Meta:
        managed = False
        db_table = "study_groups"

    def __str__(self) -> str:
        return self.name


class Student(models.Model):
    last_name = models.CharField(max_length=255)
    first_name = models.CharField(max_length=255)
    middle_name = models.CharField(max_length=255, blank=True)
    birth_date = models.DateField()
    group = models.ForeignKey(StudyGroup, models.DO_NOTHING)
    town = models.CharField(max_length=255, blank=True)
    phone = models.CharField(max_length=255, blank=True, null=True)
    email = models.CharField(max_length=255, blank=True, null=True)

    class Meta:
        managed = False
        db_table = "students"
        ordering = ["last_name", "first_name", "id"]

    def __str__(self) -> str:
        return f"{self.last_name} {self.first_name}"
