"""What the values of vocabularies are called in the spreadsheets of offices, beside their labels: in four languages."""

from collections.abc import Mapping

_ISEC = (
    "isec, irec, i s e c, international scientific and educational center, "
    "international scientific educational centre, "
    "international research and educational centre, international research and education center, "
    "международный научно образовательный центр, мноц, нобц, centro científico y educativo internacional, "
    "国际科学教育中心, 国际科教中心"
)
CHOICES: Mapping[str, Mapping[str, str]] = {
    "agreements.Agreement.status": {
        "draft": "proposed, planned, in preparation, being prepared, предложено, предложен, готовится, в подготовке, "
        "проект, propuesto, propuesta, en preparación, en trámite, 提议, 拟议, 筹备中, 准备中",
        "active": "signed, valid, effective, in effect, подписано, подписан, действует, действующее, действующий, "
        "firmado, vigente, en vigor, 已签署, 已签订, 有效, 生效中",
    },
    "activities.Activity.kind": {
        "double_degree": "double degree programme, double diploma, dual degree, двойной диплом, двойная степень, "
        "programa de doble titulación, doble titulación, doble grado, 双学位, 双学位项目",
        "joint_master": "joint master, joint masters, совместная магистратура, máster conjunto, 联合硕士",
        "joint_doctorate": "joint phd, joint doctoral programme, совместная аспирантура, doctorado conjunto, 联合博士",
        "training": "advanced training course, continuing education, повышение квалификации, дпо, "
        "formación continua, 进修",
        "summer_school": "summer programme, летняя школа, escuela de verano, 暑期学校, 夏令营",
        "winter_school": "winter programme, зимняя школа, escuela de invierno, 冬季学校, 冬令营",
        "language_school": "language course, языковая школа, escuela de idiomas, 语言学校",
        "project": "research project, joint project, проект, совместный проект, proyecto, proyecto conjunto, "
        "项目, 合作项目",
        "marathon": "student marathon, hackathon, марафон, хакатон, конкурс, maratón, 马拉松, 竞赛",
        "laboratory": "lab, joint laboratory, joint lab, лаборатория, совместная лаборатория, laboratorio, 实验室, "
        "联合实验室",
        "centre": "center, joint centre, joint center, центр, centro, 中心, " + _ISEC,
        "startup": "start up, стартап, empresa emergente, 初创企业, 创业项目",
        "accelerator": "accelerator programme, gas pedal, акселератор, aceleradora, 加速器",
        "support": "support program, fellowship programme, программа поддержки, programa de apoyo, 支持计划",
    },
    "activities.CentreDetails.type": {
        "isec": _ISEC,
        "lab": "joint lab, laboratory, совместная лаборатория, laboratorio conjunto, 联合实验室",
        "company_lab": "company lab, corporate laboratory, корпоративная лаборатория, 企业实验室",
    },
    "activities.ProjectDetails.type": {
        "research": "research, r d, science, science and technology, нир, исследование, investigación, 科研",
        "industrial": "industry, industry project, industrial project, industrial research, промышленный, "
        "industrial, 产业",
        "contract": "contract, contract r d, хоздоговор, договор нир, contrato de investigación, 委托研究",
        "transfer": "transfer, tech transfer, introduction of technical developments, внедрение, "
        "трансфер технологий, "
        "transferencia de tecnología, 技术转移",
    },
}
"""By the name of the field, each value with its words; two names of one thing are one. Only what can mean nothing else:
of the rest it is asked."""
