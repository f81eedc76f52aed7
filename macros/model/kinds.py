"""The kinds of entity, one class each; the folder of a file under data/ tells its kind."""

from __future__ import annotations

from typing import ClassVar, Literal

from pydantic import Field, model_validator

from .base import (
    CompanyId,
    CountryId,
    Date,
    Day,
    EntityId,
    Fact,
    NativeName,
    SourceIds,
    StageId,
    Strict,
    TechnologyId,
    Text,
    Url,
)
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
    """Short English name, shown everywhere."""
    full_name: Text | None = None
    """The name in full, where it differs."""
    native_name: NativeName | None = None
    """The name in its own writing: zh, ja, ko."""
    aliases: list[Text] = []
    """Other names that people search for."""
    page: Literal["major", "standard", "short", "none"]
    """How much of a page it has under docs/: a long one, one, a short one, or none."""
    summary: Text | None = Field(default=None, min_length=50, max_length=320)
    """Two plain sentences without figures, 50 to 320 characters, for cards and search engines."""
    figures: list[Block] = []
    """What is measured about it, in blocks of one measure and one source."""
    milestones: list[Milestone] = []
    """What happened, one dated event each."""
    targets: list[Target] = []
    """Dated promises and what became of them."""
    relations: list[Relation] = []
    """How it stands to other entities; both pages show it."""


class Country(Entity):
    """A country, or an aggregate of countries such as the world."""

    singular: ClassVar[str] = "country"
    type: Literal["country", "aggregate"]
    """A country, or a sum of countries such as the world or Europe."""
    iso2: str | None = Field(default=None, pattern=r"^[A-Z]{2}$")
    """Its two capital letters in ISO 3166-1: CN, JP, KR."""
    role: Text | None = None
    """Its part in the industry, in a few words."""


class TechnologyLink(Strict):
    """A company's part in a technology."""

    id: TechnologyId
    """The technology: an id of data/technologies/."""
    role: Literal["pioneer", "developer", "producer", "user", "announced"]
    """What the company does with it."""
    source: SourceIds
    """Where it is known from: one id of a source, or a list of them."""


CompanyKind = Literal[
    "cell-maker", "vehicle-maker", "materials", "miner", "refiner", "recycler", "equipment", "electronics"
]


class Company(Entity):
    """A company of the battery industry or one that buys from it."""

    singular: ClassVar[str] = "company"
    kind: CompanyKind
    """What it mainly makes or does."""
    also: list[CompanyKind] = []
    """What else it makes or does."""
    country: CountryId
    """Where it is based: an id of data/countries/."""
    parent: CompanyId | None = None
    """The company that owns it: an id of data/companies/."""
    founded: Day | None = None
    """When it was founded."""
    headquarters: Fact | None = None
    """City and country of its head office."""
    listing: Fact | None = None
    """The stock exchanges where it is listed."""
    website: Url | None = None
    """The web address of its own site."""
    technologies: list[TechnologyLink] = []
    """The technologies it pioneered, develops, produces, uses or announced."""


class Technology(Entity):
    """A chemistry, a cell or pack design, a way of making them."""

    singular: ClassVar[str] = "technology"
    family: Literal["cell-design", "cell-format", "cathode", "anode", "electrolyte", "chemistry", "manufacturing"]
    """Which part of a battery, or of making it, the technology is about."""
    chemistry: Fact | None = None
    """What it is made of."""
    status: Fact
    """How far it has come: in the laboratory, in pilot lines, commercial."""
    first_commercialised: Day | None = None
    """When it was first sold."""


class Mineral(Entity):
    """A raw material that batteries need."""

    singular: ClassVar[str] = "mineral"
    symbol: Text | None = Field(default=None, max_length=4)
    """Chemical symbol, where it is an element."""
    role: Text | None = None
    """What it does in a battery, in a few words."""


class Policy(Entity):
    """A law, plan or programme of a government."""

    singular: ClassVar[str] = "policy"
    country: CountryId
    """Whose policy it is: an id of data/countries/."""
    instrument: Literal["plan", "subsidy", "mandate", "tax", "trade", "regulation", "finance", "strategy"]
    """The means it works by."""
    issued: Date
    """When it was made public."""
    in_force: Date | None = None
    """When it took effect."""
    ended: Date | None = None
    """When it stopped having effect."""
    issuer: Text
    """The ministry, parliament or agency that issued it."""
    source: SourceIds
    """Where all this is known from: one id of a source, or a list of them."""


class Challenge(Entity):
    """Something that threatens or limits the industry."""

    singular: ClassVar[str] = "challenge"
    affects: list[EntityId] = Field(min_length=1)
    """The entities it weighs on; their pages show it."""


class Stage(Entity):
    """A step of the supply chain, from mining to recycling."""

    singular: ClassVar[str] = "stage"
    order: int
    """Its place in the chain, from 1 at the mine."""


class Use(Entity):
    """What batteries are made for."""

    singular: ClassVar[str] = "use"


class Coordinates(Strict):
    """A point on the map and how exact it is."""

    lat: float = Field(ge=-90, le=90)
    """Latitude in degrees, north positive."""
    lon: float = Field(ge=-180, le=180)
    """Longitude in degrees, east positive."""
    precision: Literal["site", "city", "region"]
    """Whether the point is the site itself, or only its city or region."""
    source: SourceIds | None = None
    """Where the point is known from."""


class DatedFact(Fact):
    """A fact that holds as of a date."""

    as_of: Date
    """When it was so: 2024, 2024-06 or 2024-06-30."""


class PlantStatus(DatedFact):
    """Where a plant stands."""

    value: Literal["announced", "construction", "operating", "halted", "cancelled", "closed"]
    """Where it stands. Announced until somebody other than the promiser reports that it is built or runs."""


class Plant(Entity):
    """A factory."""

    singular: ClassVar[str] = "plant"
    operator: CompanyId
    """The company that runs it: an id of data/companies/."""
    country: CountryId
    """Where it stands: an id of data/countries/."""
    place: Text
    """Town and province or state."""
    coordinates: Coordinates | None = None
    """Its point on the map."""
    products: list[StageId] = Field(min_length=1)
    """What it makes, as steps of the supply chain: ids of data/stages/."""
    status: PlantStatus
    """Whether it is announced, built, running or closed."""


class Partner(Strict):
    """One side of a venture: an entity of the atlas, or a name alone; `stake` in per cent."""

    id: EntityId | None = None
    """The partner, where the atlas has a file about it."""
    name: Text | None = None
    """The partner's name, where the atlas has no file about it."""
    stake: float | int | None = Field(default=None, ge=0, le=100)
    """Its part of the venture, in per cent."""

    @model_validator(mode="after")
    def _somebody(self) -> Partner:
        if self.id is None and self.name is None:
            raise ValueError("say who it is: `id`, or `name` where the atlas has no file about it")
        return self


class Venture(Entity):
    """A joint venture, licence or contract between companies."""

    singular: ClassVar[str] = "venture"
    partners: list[Partner] = Field(min_length=2)
    """Who takes part, two or more."""
    country: CountryId | None = None
    """Where it works: an id of data/countries/."""
    announced: Date
    """When it was made public."""
    status: DatedFact
    """Where it stands: running, ended, dissolution agreed."""


class Programme(Entity):
    """A funded research programme, or an institute that carries research out."""

    singular: ClassVar[str] = "programme"
    form: Literal["programme", "institute"]
    """A programme with a budget and an end, or an institute that lasts."""
    country: CountryId
    """Who funds it, or where the institute stands: an id of data/countries/."""
    status: Fact | None = None
    """Where it stands: running, ended."""


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
