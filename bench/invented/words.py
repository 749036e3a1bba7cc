"""The words that invented names are put together from, in four scripts. No place, person or institution is meant."""

LATIN, CYRILLIC, CHINESE, ARABIC = SCRIPTS = ("latin", "cyrillic", "chinese", "arabic")


def _table(text: str) -> list[tuple[str, str, str, str]]:
    rows = [tuple(entry.split()) for entry in text.split(",")]
    return [(row[0], row[1], row[2], row[3]) for row in rows]


STARTS = _table(
    "Vel Вел 维尔 فيل, Kar Кар 卡尔 كار, Mor Мор 莫尔 مور, Nor Нор 诺尔 نور, Tal Тал 塔尔 تال, Bel Бел 贝尔 بيل,"
    "Dor Дор 多尔 دور, Sil Сил 西尔 سيل, Hal Хал 哈尔 هال, Ost Ост 奥斯 أوست, Lin Лин 林 لين, Gar Гар 加尔 غار,"
    "Fen Фен 芬 فين, Zor Зор 佐尔 زور, Rav Рав 拉夫 راف, Ald Альд 阿尔德 ألد, Kes Кес 克斯 كيس, Tor Тор 托尔 تور,"
    "Mar Мар 马尔 مار, Sol Сол 索尔 سول, Bran Бран 布兰 بران, Cal Кал 凯尔 قال, Dun Дун 敦 دون, Esk Эск 埃斯克 إسك,"
    "Gal Гал 高尔 غال, Hol Хол 霍尔 هول, Jas Яс 雅斯 ياس, Kol Кол 科尔 كول, Lor Лор 洛尔 لور, Mel Мел 梅尔 ميل,"
    "Nev Нев 涅夫 نيف, Orl Орл 奥尔 أورل, Pel Пел 佩尔 بيل, Ros Рос 罗斯 روس, Sten Стен 斯滕 ستين, Tir Тир 蒂尔 تير,"
    "Ul Ул 乌尔 أول, Var Вар 瓦尔 فار, Wes Вес 韦斯 ويس, Yar Яр 亚尔 يار"
)
MIDDLES = [("", "", "", ""), *_table("a а 阿 ا, e е 埃 ي, i и 伊 ي, o о 奥 و, an ан 安 ان, en ен 恩 ين, in ин 因 ين")]
ENDS = _table(
    "mora мора 莫拉 مورا, dale дейл 代尔 ديل, haven хавен 港 هافن, berg берг 贝格 بيرغ, ford форд 福德 فورد,"
    "stad стад 斯塔德 ستاد, grad град 格勒 غراد, ville виль 维尔 فيل, ton тон 顿 تون, nia ния 尼亚 نيا,"
    "ria рия 里亚 ريا, mont монт 蒙 مونت, burg бург 堡 بورغ, lund лунд 隆德 لوند, mark марк 马克 مارك,"
    "sk ск 斯克 سك, dor дор 多 دور, lin лин 林 لين, gate гейт 盖特 غيت, bruck брук 布鲁克 بروك,"
    "vik вик 维克 فيك, holm хольм 霍姆 هولم, thal таль 塔尔 تال, feld фельд 费尔德 فيلد, wick уик 威克 ويك,"
    "pol поль 波尔 بول, rova рова 罗瓦 روفا, sten стен 斯坦 ستين, mar мар 马 مار, luna луна 卢纳 لونا,"
    "cester честер 切斯特 تشستر, bria брия 布里亚 بريا, tova това 托瓦 توفا, kirk кирк 柯克 كيرك, by бю 比 بي,"
    "hurst херст 赫斯特 هيرست, nor нор 诺 نور, quay кей 凯 كاي, zell целль 采尔 تسل, drum друм 德拉姆 درام"
)
"""Syllables of places and family names: Latin, Cyrillic, Chinese, Arabic."""

INSTITUTIONS = {
    LATIN: [
        ("university", "University of {place}", "U{p}"),
        ("university", "{place} University of Technology", "{p}UT"),
        ("university", "{place} Polytechnic", "{p}P"),
        ("university", "Universidad Politécnica de {place}", "UP{p}"),
        ("university", "Universität {place}", "U{p}"),
        ("university", "{place} State University", "{p}SU"),
        ("research_institute", "{place} Institute of Applied Physics", "{p}IAP"),
        ("research_institute", "{place} Institute for Marine Engineering", "{p}IME"),
        ("company", "{place} Robotics", ""),
        ("company", "{place} Energy Systems", ""),
        ("technology_park", "{place} Science Park", ""),
        ("association", "{place} Network of Engineering Schools", "{p}NES"),
    ],
    CYRILLIC: [
        ("university", "{place} государственный университет", "{p}ГУ"),
        ("university", "{place} политехнический университет", "{p}ПУ"),
        ("university", "{place} технический университет связи", "{p}ТУС"),
        ("research_institute", "Институт прикладной механики «{place}»", "ИПМ{p}"),
        ("company", "Завод турбин «{place}»", ""),
        ("technology_park", "Технопарк «{place}»", ""),
    ],
    CHINESE: [
        ("university", "{place}大学", ""),
        ("university", "{place}理工大学", ""),
        ("university", "{place}科技大学", ""),
        ("research_institute", "{place}工程研究院", ""),
        ("company", "{place}智能制造公司", ""),
        ("technology_park", "{place}科技园", ""),
    ],
    ARABIC: [
        ("university", "جامعة {place}", ""),
        ("university", "جامعة {place} للتكنولوجيا", ""),
        ("research_institute", "معهد {place} للعلوم التطبيقية", ""),
        ("company", "شركة {place} للطاقة", ""),
    ],
}
"""Kind, name and acronym of an institution in a place; {p} is the first letter of the place."""
ENGLISH = {
    "university": "{place} University",
    "research_institute": "{place} Research Institute",
    "company": "{place} Company",
    "technology_park": "{place} Technology Park",
    "association": "{place} Association",
}
"""What an institution of another script is called in English."""
LANGUAGES = {LATIN: ("en", "es", "de", "fr"), CYRILLIC: ("ru",), CHINESE: ("zh",), ARABIC: ("ar",)}
COUNTRIES = {
    LATIN: "ES DE GB FR IT PT FI SE PL CZ AT MX CU BR AR CO US NL".split(),
    CYRILLIC: "RU KZ BY KG UZ".split(),
    CHINESE: ["CN"],
    ARABIC: "EG MA JO DZ SA".split(),
}
SHARES = {LATIN: 55, CYRILLIC: 15, CHINESE: 22, ARABIC: 8}
"""How many of a hundred partners write themselves in a script."""

UNITS = [
    ("faculty", "Faculty of Mechanics"), ("faculty", "Institute of Energy"), ("faculty", "School of Economics"),
    ("department", "Department of Thermal Physics"), ("laboratory", "Laboratory of New Materials"),
    ("laboratory", "Laboratory of Machine Vision"), ("centre", "Centre for Digital Engineering"),
    ("office", "International Office"), ("branch", "Northern Branch"),
]  # fmt: skip
GIVEN = {
    LATIN: "Anna Bruno Clara David Elena Felix Greta Hugo Ines Jonas Karin Lukas Marta Nils Olga Pablo Rosa Simon Teresa Ulla".split(),  # noqa: E501
    CYRILLIC: "Анна Борис Вера Глеб Дарья Егор Жанна Иван Ксения Лев Мария Никита Ольга Пётр Раиса Сергей Татьяна Фёдор".split(),  # noqa: E501
    CHINESE: "伟 芳 娜 敏 静 丽 强 磊 军 洋 勇 艳 杰 娟 涛 明 超 秀英 建国 晓东".split(),
    ARABIC: "أحمد فاطمة خالد ليلى عمر مريم سامي هدى يوسف نادية".split(),
}
TITLES = [
    "Rector", "Vice-Rector for International Affairs", "Dean", "Professor", "Head of the International Office",
    "Director of the Laboratory", "Coordinator of Exchange Programmes", "Head of Department", "Director General",
]  # fmt: skip
SUBJECTS = [
    "energy saving", "robotics", "additive manufacturing", "marine engineering", "quantum optics", "smart cities",
    "thermal physics", "data science", "railway transport", "supply chains", "new materials", "Arctic technology",
]  # fmt: skip
