"""The vocabularies of activities."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class ActivityKind(models.TextChoices):
    DOUBLE_DEGREE = "double_degree", _("Double degree")
    JOINT_MASTER = "joint_master", _("Joint master’s programme")
    JOINT_DOCTORATE = "joint_doctorate", _("Joint doctorate")
    PROGRAMME = "programme", _("Teaching programme")
    TRAINING = "training", _("Advanced training")
    SUMMER_SCHOOL = "summer_school", _("Summer school")
    WINTER_SCHOOL = "winter_school", _("Winter school")
    LANGUAGE_SCHOOL = "language_school", _("Language school")
    PROJECT = "project", _("Project")
    MARATHON = "marathon", _("Marathon or competition")
    LABORATORY = "laboratory", _("Laboratory")
    CENTRE = "centre", _("Centre")
    STARTUP = "startup", _("Startup")
    ACCELERATOR = "accelerator", _("Accelerator")
    LECTURE_SERIES = "lecture_series", _("Lecture series")
    INTERNSHIP = "internship", _("Internships")
    MOBILITY = "mobility", _("Mobility")
    PUBLICATION = "publication", _("Publications")
    EVENT_SERIES = "event_series", _("Series of events")
    STRATEGIC_PROGRAMME = "strategic_programme", _("Strategic programme")
    STRATEGIC_PROJECT = "strategic_project", _("Strategic project")
    SUPPORT = "support", _("Support programme")
    OFFICE = "office", _("Office abroad")
    OTHER = "other", _("Other undertaking")


class ActivityStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    RUNNING = "running", _("Running")
    PAUSED = "paused", _("Paused")
    COMPLETED = "completed", _("Completed")
    DROPPED = "dropped", _("Dropped")


CLOSED_STATUSES = (ActivityStatus.COMPLETED, ActivityStatus.DROPPED)


class ActivityRole(models.TextChoices):
    LEAD = "lead", _("lead")
    PARTNER = "partner", _("partner")
    INDUSTRIAL = "industrial", _("industrial partner")
    HOST = "host", _("host")
    FUNDER = "funder", _("funder")
    ASSOCIATE = "associate", _("associated partner")


class ProjectType(models.TextChoices):
    RESEARCH = "research", _("Research project")
    INDUSTRIAL = "industrial", _("Project with industry")
    CONTRACT = "contract", _("Contract research")
    TRANSFER = "transfer", _("Technology transfer")
    STUDENT = "student", _("Student project")
    STRATEGIC = "strategic", _("Strategic project")
    OTHER = "other", _("Other project")


class Level(models.TextChoices):
    SCHOOL = "school", _("School pupils")
    BACHELOR = "bachelor", _("Bachelor")
    MASTER = "master", _("Master")
    DOCTORAL = "doctoral", _("Doctorate")
    POSTDOC = "postdoc", _("Postdoctoral")
    NON_DEGREE = "nondegree", _("Without a degree")


class Award(models.TextChoices):
    DOUBLE = "double", _("Two degrees")
    JOINT = "joint", _("One joint degree")
    SINGLE = "single", _("One degree of one institution")
    CERTIFICATE = "certificate", _("Certificate")
    NONE = "none", _("None")


class Pipeline(models.TextChoices):
    IDEA = "idea", _("Idea")
    DESIGN = "design", _("Being designed")
    APPROVAL = "approval", _("Being approved")
    ADMISSION = "admission", _("Open for admission")
    RUNNING = "running", _("Running")
    ENDING = "ending", _("Taking nobody new")
    CLOSED = "closed", _("Closed")


class SchoolType(models.TextChoices):
    SUMMER = "summer", _("Summer school")
    WINTER = "winter", _("Winter school")
    LANGUAGE = "language", _("School of language and culture")
    OTHER = "other", _("Other school")


class CentreType(models.TextChoices):
    ISEC = "isec", _("International scientific and educational centre")
    JOINT_LABORATORY = "lab", _("Joint laboratory")
    COMPANY_LABORATORY = "company_lab", _("Laboratory with a company")
    COMPETENCE = "competence", _("Centre of competence")
    OTHER = "other", _("Other centre")


class Component(models.TextChoices):
    SCIENTIFIC = "scientific", _("scientific")
    EDUCATIONAL = "educational", _("educational")


class StartupStage(models.TextChoices):
    IDEA = "idea", _("Idea")
    PROTOTYPE = "prototype", _("Prototype")
    MARKET = "market", _("On the market")
    GROWTH = "growth", _("Growing")
    SOLD = "sold", _("Sold or merged")
    CLOSED = "closed", _("Closed")


class Support(models.TextChoices):
    MENTORING = "mentoring", _("Mentoring")
    MONEY = "money", _("Money")
    EXPERTISE = "expertise", _("Expertise")
    SPACE = "space", _("Rooms")
    EQUIPMENT = "equipment", _("Equipment")
    MARKET = "market", _("Access to a market")


class PersonRole(models.TextChoices):
    LEADER = "leader", _("leader")
    COORDINATOR = "coordinator", _("coordinator")
    RESEARCHER = "researcher", _("researcher")
    TEACHER = "teacher", _("teacher")
    MENTOR = "mentor", _("mentor")
    FOUNDER = "founder", _("founder")
    STUDENT_FOUNDER = "student", _("student founder")
    SUPERVISOR = "supervisor", _("supervisor")


class DevelopmentGoal(models.IntegerChoices):
    """Of the United Nations, by their numbers."""

    POVERTY = 1, _("1. No poverty")
    HUNGER = 2, _("2. Zero hunger")
    HEALTH = 3, _("3. Good health and well-being")
    EDUCATION = 4, _("4. Quality education")
    EQUALITY = 5, _("5. Gender equality")
    WATER = 6, _("6. Clean water and sanitation")
    ENERGY = 7, _("7. Affordable and clean energy")
    WORK = 8, _("8. Decent work and economic growth")
    INDUSTRY = 9, _("9. Industry, innovation and infrastructure")
    INEQUALITY = 10, _("10. Reduced inequalities")
    CITIES = 11, _("11. Sustainable cities and communities")
    CONSUMPTION = 12, _("12. Responsible consumption and production")
    CLIMATE = 13, _("13. Climate action")
    OCEAN = 14, _("14. Life below water")
    LAND = 15, _("15. Life on land")
    PEACE = 16, _("16. Peace, justice and strong institutions")
    PARTNERSHIP = 17, _("17. Partnerships for the goals")


class ResultKind(models.TextChoices):
    PUBLICATION = "publication", _("Publication")
    PATENT = "patent", _("Patent or software")
    PROTOTYPE = "prototype", _("Prototype or installation")
    COURSE = "course", _("Course or programme")
    EVENT = "event", _("Event")
    GRADUATES = "graduates", _("Graduates")
    OTHER = "other", _("Other result")


class MobilityDirection(models.TextChoices):
    OUT = "out", _("From us")
    IN = "in", _("To us")


class MobilityKind(models.TextChoices):
    STUDENT = "student", _("Student exchange")
    DEGREE = "degree", _("Study for a degree")
    TEACHING = "teaching", _("Teaching by staff")
    TRAINING = "training", _("Training of staff")
    PROFESSOR = "professor", _("Visiting professor")
    INTERNSHIP = "internship", _("Internship")
    RESEARCH = "research", _("Research internship")
    SCHOOL = "school", _("Summer or winter school")


class Money(models.TextChoices):
    """Who pays for somebody's stay."""

    OWN = "own", _("The traveller")
    HOME = "home", _("The sending institution")
    HOST = "host", _("The receiving institution")
    GRANT = "grant", _("A programme or grant")
    COMPANY = "company", _("A company")
    UNKNOWN = "unknown", _("Not known")


class Employment(models.TextChoices):
    """What an internship led to."""

    NONE = "none", _("No job")
    OFFERED = "offered", _("A job was offered")
    HIRED = "hired", _("Hired")


class PublicationKind(models.TextChoices):
    ARTICLE = "article", _("Article")
    PROCEEDINGS = "proceedings", _("Conference paper")
    BOOK = "book", _("Book")
    CHAPTER = "chapter", _("Chapter")
    PREPRINT = "preprint", _("Preprint")
    DATASET = "dataset", _("Data")
    OTHER = "other", _("Other")


class Quartile(models.IntegerChoices):
    """The quarter of the journals of a field in which one ranks; the first is the best."""

    FIRST = 1, _("Q1")
    SECOND = 2, _("Q2")
    THIRD = 3, _("Q3")
    FOURTH = 4, _("Q4")


class PropertyKind(models.TextChoices):
    PATENT = "patent", _("Patent")
    UTILITY = "utility", _("Utility model")
    SOFTWARE = "software", _("Software")
    DESIGN = "design", _("Design")
    KNOW_HOW = "knowhow", _("Know-how")
    OTHER = "other", _("Other")


class PropertyStatus(models.TextChoices):
    PLANNED = "planned", _("Planned")
    FILED = "filed", _("Filed")
    GRANTED = "granted", _("Granted")
    LAPSED = "lapsed", _("Lapsed")
    REFUSED = "refused", _("Refused")
