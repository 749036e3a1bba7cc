"""What columns are called in the spreadsheets of offices, beside the names of the fields: in four languages.

By the name of the field, separated by commas; compared without capitals, accents and signs.
"""

from collections.abc import Mapping

WORDS: Mapping[str, str] = {
    "id": "id, syndesis id, record id",
    "name": "organisation, organization, organisation name, organization name, institution, institution name, "
    "partner, "
    "partner name, partner institution, university, university name, company, наименование, название организации, "
    "организация, вуз, университет, партнер, название, institución, universidad, socio, nombre, entidad, "
    "organización, "
    "名称, 机构, 机构名称, 学校, 学校名称, 大学, 合作伙伴, 单位名称",
    "organisations": "partner, partners, partner institution, partner university, partner name, institution, "
    "institutions, university, universities, organisation, organization, organizations, parties, party, "
    "counterparty, "
    "with, партнер, партнеры, вуз партнер, университет, университет партнер, организация, организации, стороны, "
    "контрагент, socio, socios, universidad, universidad socia, institución, instituciones, partes, contraparte, "
    "合作伙伴, 合作院校, 合作学校, 合作单位, 大学, 院校, 机构, 签约方",
    "organisation": "partner, institution, university, organization, company, вуз, университет, организация, "
    "institución, universidad, organización, 机构, 大学, 单位",
    "title": "name, subject, agreement, agreement title, agreement name, project title, название, наименование, "
    "предмет, договор, наименование договора, название договора, название соглашения, соглашение, тема, "
    "название проекта, agreement on, nombre del convenio, título del convenio, "
    "título, nombre, convenio, acuerdo, asunto, denominación, "
    "标题, 名称, 协议名称, 协议, 项目名称, 主题",
    "kind": "type, category, kind of agreement, agreement type, type of agreement, тип, вид, категория, "
    "вид договора, "
    "тип соглашения, tipo, categoría, tipo de convenio, clase, 类型, 种类, 类别, 协议类型",
    "status": "state, current status, статус, состояние, estado, situación, 状态, 现状",
    "reference": "number, no, nr, ref, reference number, agreement number, contract number, file number, номер, "
    "номер договора, рег номер, регистрационный номер, número, nº, núm, referencia, expediente, "
    "编号, 协议编号, 号码, 合同编号",
    "signed_on": "signed, date signed, date of signing, signature date, signing date, date of signature, "
    "дата подписания, подписан, дата заключения, дата договора, fecha de firma, firmado, fecha firma, "
    "签署日期, 签订日期, 签约日期, 签订时间, 签署时间",
    "starts_on": "start, start date, from, valid from, begin, beginning, effective date, начало, дата начала, с, "
    "действует с, вступил в силу, inicio, fecha de inicio, desde, entrada en vigor, "
    "开始日期, 起始日期, 生效日期, 开始时间",
    "ends_on": "end, end date, until, to, valid until, valid to, expires, expiry, expiry date, expiration, "
    "expiration date, окончание, дата окончания, по, действует до, срок действия, срок действия до, истекает, "
    "fin, fecha de fin, hasta, vencimiento, válido hasta, vigencia, fecha de vencimiento, "
    "结束日期, 截止日期, 到期日期, 有效期至, 终止日期, 到期时间",
    "held_on": "date, day, when, date of visit, date of meeting, дата, когда, дата визита, дата встречи, fecha, día, "
    "fecha de la visita, 日期, 时间, 访问日期, 会议日期",
    "held_until": "until, end date, to, по, дата окончания, hasta, fecha de fin, 结束日期",
    "founded_on": "founded, year founded, established, foundation year, год основания, основан, fundada, fundado, "
    "año de fundación, 成立年份, 建校时间, 创立",
    "country": "country code, land, state, iso country, страна, государство, país, pais, 国家, 国别, 国家地区",
    "city": "town, place, location, город, место, населенный пункт, ciudad, lugar, localidad, 城市, 地点, 所在城市",
    "website": "url, site, web, web site, homepage, home page, link, сайт, веб сайт, адрес сайта, página web, "
    "sitio web, enlace, 网站, 网址, 主页, 官网",
    "notes": "note, remarks, remark, comment, comments, примечание, примечания, комментарий, комментарии, заметки, "
    "observaciones, notas, comentarios, nota, 备注, 说明, 注释, 评论",
    "parent": "part of, belongs to, parent organisation, parent organization, входит в, головная организация, "
    "вышестоящая, pertenece a, matriz, 上级单位, 所属单位, 隶属",
    "owner_unit": "unit, department, faculty, office, responsible unit, подразделение, отдел, факультет, институт, "
    "ответственное подразделение, unidad, departamento, facultad, unidad responsable, 负责部门, 部门, 学院, 主办单位",
    "owner": "responsible, responsible person, who, person in charge, ответственный, исполнитель, responsable, "
    "encargado, 负责人, 联系人",
    "family_name": "surname, last name, family name, фамилия, apellido, apellidos, 姓",
    "given_name": "first name, given name, forename, name, имя, имя отчество, nombre, nombres, 名",
    "salutation": "title, mr mrs, обращение, tratamiento, 称呼",
    "due_on": "due, deadline, due date, by when, срок, до, дедлайн, plazo, fecha límite, vence, 期限, 截止日期",
    "value": "number, amount, figure, значение, число, количество, valor, cantidad, cifra, 数值, 数量, 数字",
    "indicator": "indicator, measure, metric, показатель, indicador, 指标",
    "as_of": "as of, year, date, на дату, год, дата, a fecha de, año, fecha, 截至, 年份, 年度",
    "description": "description, summary, описание, аннотация, descripción, resumen, 描述, 简介",
    "programme.level": "level of study, study level, degree level, cycle, уровень, уровень образования, nivel, "
    "nivel de "
    "estudios, 层次, 学历层次",
    "programme.award": "degree awarded, degrees, qualification, award type, присуждаемая степень, квалификация, "
    "título "
    "otorgado, titulación, 授予学位, 学位",
    "programme.pipeline": "stage, stage of the programme, pipeline, progress, стадия, этап, fase, 进展, 阶段",
    "programme.languages": "language, languages, language of instruction, teaching language, язык обучения, "
    "языки, idioma, "
    "idiomas, 授课语言",
    "programme.credits": "credits, ects, ects credits, кредиты, зачетные единицы, з е, créditos, 学分",
    "programme.months": "duration, duration in months, months, срок обучения, длительность, duración, 学制",
    "programme.intake_on": "intake, admission, набор, прием, admisión, 招生",
    "school.edition": "edition, издание, выпуск, edición, 届",
    "school.fee": "fee, tuition fee, price, стоимость, взнос, tasa, matrícula, 费用, 学费",
    "project.acronym": "short name, acronym, акроним, acrónimo, 简称",
    "project.value": "value, budget, amount, project value, contract value, стоимость, сумма, бюджет, importe, "
    "presupuesto, "
    "金额, 经费, 预算",
    "project.currency": "currency, валюта, moneda, divisa, 货币, 币种",
    "centre.founded_with": "founded with, co founder, company, industrial partner, соучредитель, fundado con, 共建单位",
    "centre.head": "head, director, руководитель, заведующий, director, jefe, 负责人, 主任",
    "centre.equipment": "equipment, оборудование, equipos, equipamiento, 设备",
    "startup.stage": "stage, startup stage, стадия, fase, 阶段",
    "startup.market": "market, target market, рынок, mercado, 市场, 目标市场",
    "startup.park": "park, technopark, resident of, технопарк, parque tecnológico, 科技园",
    "startup.resident_since": "resident since, резидент с, residente desde, 入驻时间",
    "development_goals": "sdg, sdgs, un sdg, sdg goals, цур, цели устойчивого развития, ods, 可持续发展目标",
    "themes": "themes, theme, topics, research topics, темы, тематика, temas, 主题方向",
    "network": "network, association, сеть, ассоциация, red, asociación, 网络, 联盟",
    "agreement": "under agreement, договор, соглашение, convenio, 协议",
    "visibility": "visible to, confidentiality, доступ, видимость, visibilidad, 可见性",
}
LANGUAGES = ("en", "ru", "es", "zh-hans")
YES = frozenset("yes y true 1 x ✓ да д истина si sí s verdadero 是 对 有".split())
NO = frozenset("no n false 0 нет н ложь falso 否 不 无".split())

LANGUAGE_NAMES: Mapping[str, str] = {
    "en": "english, английский, английском, inglés, 英文, 英语",
    "ru": "russian, русский, русском, ruso, 俄文, 俄语",
    "es": "spanish, испанский, испанском, español, castellano, 西班牙文, 西班牙语",
    "zh": "chinese, китайский, китайском, chino, 中文, 汉语",
    "de": "german, немецкий, alemán, 德文",
    "fr": "french, французский, francés, 法文",
}
"""In which a column may say that a name is: "Name (Russian)", "Название на английском"."""
