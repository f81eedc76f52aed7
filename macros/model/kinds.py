"""The kinds of entity, one class each; the folder of a file under data/ tells its kind."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field

from .base import Date, Day, Fact, Id, NativeName, SourceIds, Strict, Text, Url
from .records import Block, Milestone, Relation, Target

TAIL = ("figures", "milestones", "targets", "relations")
"""The long lists that end every entity file."""


class Entity(Strict):
    """What every entity carries. The file name is its id."""

    singular: ClassVar[str] = "entity"

    @classmethod
    def key_order(cls) -> list[str]:
        """The order in which the keys of a file stand: names, what is special to the kind, the lists."""
        return [key for key in cls.model_fields if key not in TAIL] + list(TAIL)

    name: Text
    full_name: Text | None = None
    native_name: NativeName | None = None
    aliases: list[Text] = []
    page: Literal["major", "standard", "none"]
    summary: Text | None = Field(default=None, min_length=50, max_length=320)
    figures: list[Block] = []
    milestones: list[Milestone] = []
    targets: list[Target] = []
    relations: list[Relation] = []


class Country(Entity):
    """A country, or an aggregate of countries such as the world."""

    singular: ClassVar[str] = "country"
    type: Literal["country", "aggregate"]
    iso2: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    role: Text | None = None


class TechnologyLink(Strict):
    """A company's part in a technology."""

    id: Id
    role: Literal["pioneer", "developer", "producer", "user", "announced"]
    source: SourceIds


CompanyKind = Literal[
    "cell-maker", "vehicle-maker", "materials", "miner", "refiner", "recycler", "equipment", "electronics"
]


class Company(Entity):
    """A company of the battery industry or one that buys from it."""

    singular: ClassVar[str] = "company"
    kind: CompanyKind
    also: list[CompanyKind] = []
    country: Id
    parent: Id | None = None
    founded: Day | None = None
    headquarters: Fact | None = None
    listing: Fact | None = None
    website: Url | None = None
    technologies: list[TechnologyLink] = []


class Technology(Entity):
    """A chemistry, a cell or pack design, a way of making them."""

    singular: ClassVar[str] = "technology"
    family: Literal["cell-design", "cell-format", "cathode", "anode", "electrolyte", "chemistry", "manufacturing"]
    chemistry: Fact | None = None
    status: Fact
    first_commercialised: Day | None = None


class Mineral(Entity):
    """A raw material that batteries need."""

    singular: ClassVar[str] = "mineral"
    symbol: str | None = Field(default=None, max_length=4)
    role: Text | None = None


class Policy(Entity):
    """A law, plan or programme of a government."""

    singular: ClassVar[str] = "policy"
    country: Id
    instrument: Literal["plan", "subsidy", "mandate", "tax", "trade", "regulation", "finance", "strategy"]
    issued: Date
    in_force: Date | None = None
    ended: Date | None = None
    issuer: Text
    source: SourceIds


class Challenge(Entity):
    """Something that threatens or limits the industry."""

    singular: ClassVar[str] = "challenge"
    affects: list[Id] = Field(min_length=1)


class Stage(Entity):
    """A step of the supply chain, from mining to recycling."""

    singular: ClassVar[str] = "stage"
    order: int


class Use(Entity):
    """What batteries are made for."""

    singular: ClassVar[str] = "use"


class Coordinates(Strict):
    """A point on the map and how exact it is."""

    lat: float = Field(ge=-90, le=90)
    lon: float = Field(ge=-180, le=180)
    precision: Literal["site", "city", "region"]
    source: SourceIds | None = None


class DatedFact(Fact):
    """A fact that holds as of a date."""

    as_of: Date


class PlantStatus(DatedFact):
    """Where a plant stands."""

    value: Literal["announced", "construction", "operating", "halted", "cancelled", "closed"]


class Plant(Entity):
    """A factory."""

    singular: ClassVar[str] = "plant"
    operator: Id
    country: Id
    place: Text
    coordinates: Coordinates | None = None
    products: list[Id] = Field(min_length=1)
    status: PlantStatus


class Partner(Strict):
    """One side of a venture: an entity of the atlas, or a name alone; `stake` in per cent."""

    id: Id | None = None
    name: Text | None = None
    stake: float | int | None = Field(default=None, ge=0, le=100)


class Venture(Entity):
    """A joint venture, licence or contract between companies."""

    singular: ClassVar[str] = "venture"
    partners: list[Partner] = Field(min_length=2)
    country: Id | None = None
    announced: Date
    status: DatedFact


class Programme(Entity):
    """A funded research programme."""

    singular: ClassVar[str] = "programme"
    country: Id
    status: Fact | None = None


KINDS: dict[str, type[Entity]] = {
    "countries": Country,
    "companies": Company,
    "technologies": Technology,
    "minerals": Mineral,
    "policies": Policy,
    "challenges": Challenge,
    "stages": Stage,
    "uses": Use,
    "plants": Plant,
    "ventures": Venture,
    "programmes": Programme,
}
"""Folder under data/ and docs/ -> what its files hold."""
