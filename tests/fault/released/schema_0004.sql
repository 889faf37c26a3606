-- A store as the program of schema 4 left it, before a case told who checked the conditions: one case
-- from intake to rating, its papers printed. Made once and never changed: later programs must open it.
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE schema_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
INSERT INTO schema_migration VALUES(1,'foundation','3c5fb6dcd35f0d83647b7555a4e83046f900df709c07e0c046d90e03398868c9',1795674719000);
INSERT INTO schema_migration VALUES(2,'blobs','5780830318342df5f2e410cbcb7ddedd996ac527e771a3870f6834a56493857c',1795674719000);
INSERT INTO schema_migration VALUES(3,'numbers','22f25b3a4f12793f1c11c4f9f52978eb7e104a5841dd0d1478208e6c4ad9bb32',1795674719000);
INSERT INTO schema_migration VALUES(4,'search_by_township','937831caa2a0c7118822e8675c395c110853af0779fbbb2147b86326dffa9624',1795674719000);
CREATE TABLE region (
    code   TEXT NOT NULL PRIMARY KEY CHECK (length(code) IN (6, 9, 12)),
    name   TEXT NOT NULL CHECK (name <> ''),
    level  TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'village')),
    parent TEXT -- the top of a county's table names a parent outside of it
) STRICT, WITHOUT ROWID;
INSERT INTO region VALUES('441821','佛冈县','county','441800');
INSERT INTO region VALUES('441821100','石角镇','township','441821');
INSERT INTO region VALUES('441821100201','科旺村','village','441821100');
INSERT INTO region VALUES('441821101','水头镇','township','441821');
CREATE TABLE organization (
    id              TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    name            TEXT NOT NULL CHECK (name <> ''),
    kind            TEXT NOT NULL CHECK (kind IN ('county_centre', 'department', 'township_centre',
                                                  'township_government', 'village_station')),
    region          TEXT NOT NULL REFERENCES region (code),
    parent          TEXT REFERENCES organization (id),
    department      TEXT NOT NULL,
    credit_code     TEXT NOT NULL,
    number_word     TEXT NOT NULL,
    address         TEXT NOT NULL,
    phone           TEXT NOT NULL,
    complaint_phone TEXT NOT NULL,
    review_organ    TEXT NOT NULL,
    court           TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO organization VALUES('441821-mzj','佛冈县民政局','department','441821','441821-zwzx','民政局','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO organization VALUES('441821-rsj','佛冈县人力资源和社会保障局','department','441821','441821-zwzx','人力资源和社会保障局','11441821007000001X','佛人社','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO organization VALUES('441821-zwzx','佛冈县政务服务中心','county_centre','441821',NULL,'','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO organization VALUES('441821100-bm','石角镇便民服务中心','township_centre','441821100','441821-zwzx','','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO organization VALUES('441821100201-bm','科旺村便民服务站','village_station','441821100201','441821-zwzx','','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO organization VALUES('441821101-bm','水头镇便民服务中心','township_centre','441821101','441821-zwzx','','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
CREATE TABLE station (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 4),
    organization TEXT NOT NULL REFERENCES organization (id),
    name         TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;
INSERT INTO station VALUES('0001','441821-zwzx','1号综合窗口');
INSERT INTO station VALUES('0101','441821100-bm','1号综合窗口');
INSERT INTO station VALUES('0201','441821101-bm','1号综合窗口');
INSERT INTO station VALUES('0301','441821100201-bm','村便民点');
CREATE TABLE account (
    id            TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    login_name    TEXT NOT NULL UNIQUE CHECK (length(login_name) BETWEEN 3 AND 32),
    display_name  TEXT NOT NULL CHECK (display_name <> ''),
    organization  TEXT NOT NULL REFERENCES organization (id),
    active        INTEGER NOT NULL CHECK (active IN (0, 1)),
    password_hash TEXT NOT NULL,
    failed_logins INTEGER NOT NULL CHECK (failed_logins >= 0),
    locked_until  INTEGER
) STRICT, WITHOUT ROWID;
INSERT INTO account VALUES('id-of-clerk','clerk','陈受理','441821100-bm',1,'$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',0,NULL);
CREATE TABLE account_role (
    account  TEXT NOT NULL REFERENCES account (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    role     TEXT NOT NULL CHECK (role IN ('window_clerk', 'reviewer', 'department_head',
                                           'output_desk', 'administrator')),
    PRIMARY KEY (account, position),
    UNIQUE (account, role)
) STRICT, WITHOUT ROWID;
INSERT INTO account_role VALUES('id-of-clerk',0,'window_clerk');
CREATE TABLE session (
    id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    account    TEXT NOT NULL REFERENCES account (id),
    station    TEXT REFERENCES station (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at >= created_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE item_version (
    code         TEXT NOT NULL CHECK (code <> ''),
    version      INTEGER NOT NULL CHECK (version >= 1),
    name_key     TEXT NOT NULL,
    initials     TEXT NOT NULL,
    content_hash TEXT NOT NULL,
    published_at INTEGER NOT NULL,
    content      TEXT NOT NULL,
    summary      TEXT NOT NULL,
    PRIMARY KEY (code, version)
) STRICT;
INSERT INTO item_version VALUES('441821-0001',1,'社会保障卡申领','shbzksl','9ff8cc37c73cde697984dc7a95b75602afab563895724ce5a664c3f09dfb0b0c',1772414100000,'{"content_hash":"9ff8cc37c73cde697984dc7a95b75602afab563895724ce5a664c3f09dfb0b0c","item":{"aliases":[],"basic_code":"","code":"441821-0001","conditions":[],"days_unit":"working_day","decided_by_level":"county","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"note":"","unit":"元/件"},"immediate":true,"legal_basis":["《社会保险法》第五十八条"],"levels":["township","village"],"materials":[{"copies":1,"form":"original","name":"居民身份证","remark":"出示原件","required":true,"source":"applicant","tolerable":false}],"name":"社会保障卡申领","one_things":[],"online_depth":"","promised_days":10,"province_item_code":"","result":{"kind":"certificate","name":"社会保障卡"},"source_note":"","statutory_days":20,"statutory_unit":"working_day","steps":[{"name":"受理","role":"综窗受理员","special_procedure":false,"working_day_hundredths":25}],"subjects":["person"],"type":"public_service","visits":1},"published_at":"2026-03-02T01:15:00.000Z","version":1}','{"alias_initials":[],"aliases":[],"charged":true,"code":"441821-0001","days_unit":"working_day","department":"人力资源和社会保障局","immediate":true,"initials":"shbzksl","levels":["township","village"],"name":"社会保障卡申领","promised_days":10,"subjects":["person"],"type":"public_service","version":1}');
CREATE TABLE item (
    code            TEXT NOT NULL PRIMARY KEY,
    current_version INTEGER NOT NULL,
    FOREIGN KEY (code, current_version) REFERENCES item_version (code, version)
) STRICT, WITHOUT ROWID;
INSERT INTO item VALUES('441821-0001',1);
CREATE TABLE service_case (
    number       TEXT NOT NULL PRIMARY KEY CHECK (length(number) = 22),
    version      INTEGER NOT NULL CHECK (version >= 0),
    state        TEXT NOT NULL CHECK (state IN ('received', 'supplement_needed',
                                                'acceptance_refused', 'accepted', 'reviewed',
                                                'granted', 'refused', 'ready', 'delivered')),
    item_code    TEXT NOT NULL,
    item_version INTEGER NOT NULL,
    id_number    TEXT NOT NULL,
    search_text  TEXT NOT NULL,
    receiving    TEXT NOT NULL,
    region       TEXT NOT NULL,
    township     TEXT NOT NULL CHECK (length(township) IN (0, 9)),
    station      TEXT NOT NULL,
    clerk        TEXT NOT NULL,
    deciding     TEXT NOT NULL,
    received_at  INTEGER NOT NULL,
    due_sort     TEXT NOT NULL CHECK (length(due_sort) = 10),
    content      TEXT NOT NULL
) STRICT;
INSERT INTO service_case VALUES('4418212603020101000013',6,'delivered','441821-0001',1,'441802190611153129',replace('王小明\nwxm','\n',char(10)),'441821100-bm','441821100','441821100','0101','id-of-clerk','441821-rsj',1772414100000,'2026-03-16','{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","mail_number":"","method":"direct","place":"石角镇便民服务中心","recipient":"王小明","recipient_id_kind":"resident_id","recipient_id_number":"441802190611153129","relation":"本人"},"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"pages":null,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"63e678db90d04f1089f27f4313b72d4a24dc6f21993480ca8870e1ee65de61d9","rating":{"at":"2026-03-02T01:15:00.000Z","is_default":false,"level":"satisfied","words":""},"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","salt":"692363eb42475a3e0d6aad4b03177768","state":"delivered","station":"0101","supplement":null,"supplement_count":0,"supplemented":null,"version":6}');
CREATE TABLE case_serial (
    station TEXT NOT NULL,
    day     TEXT NOT NULL CHECK (length(day) = 10),
    last    INTEGER NOT NULL CHECK (last BETWEEN 1 AND 99999),
    PRIMARY KEY (station, day)
) STRICT, WITHOUT ROWID;
INSERT INTO case_serial VALUES('0101','2026-03-02',1);
CREATE TABLE document (
    id               TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    kind             TEXT NOT NULL CHECK (kind IN ('material_receipt', 'acceptance_notice',
                                                   'supplement_notice', 'refusal_of_acceptance',
                                                   'grant_decision', 'refusal_decision',
                                                   'delivery_receipt')),
    case_number      TEXT NOT NULL REFERENCES service_case (number),
    title            TEXT NOT NULL,
    number           TEXT UNIQUE,
    template_id      TEXT NOT NULL,
    template_version INTEGER NOT NULL CHECK (template_version >= 1),
    snapshot         TEXT NOT NULL,
    snapshot_hash    TEXT NOT NULL,
    issued_at        INTEGER NOT NULL,
    prints           INTEGER NOT NULL CHECK (prints >= 0)
, snapshot_salt TEXT NOT NULL DEFAULT '', number_word TEXT, number_year INTEGER, number_sequence INTEGER) STRICT;
INSERT INTO document VALUES('019cac1c-e220-7e4e-a346-b15fd47c21cb','material_receipt','4418212603020101000013','申请材料接收凭证',NULL,'material_receipt',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"116200","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日","supplemented_at":null},"decision":null,"delivery":null,"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"material_receipt","number":null,"title":"申请材料接收凭证"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','8f827273fcba53245609b93a3d1cfe69cad89a81560566c6c7184dffdf964225',1772414100000,1,'3eb7674ff0f85ffb9828d8160ff41dee',NULL,NULL,NULL);
INSERT INTO document VALUES('019cac1c-e220-7ab5-8848-48bbe4e7bf73','acceptance_notice','4418212603020101000013','受理通知书','佛人社受字〔2026〕1号','acceptance_notice',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"116200","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日","supplemented_at":null},"decision":null,"delivery":null,"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"acceptance_notice","number":"佛人社受字〔2026〕1号","title":"受理通知书"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','fb2ef8b41633619f8e1f2a95b666b18532d539bb0438f81abaaaabe24f763876',1772414100000,1,'e8e58dc3dea633a9bfd658b0ac51d8aa','佛人社受字',2026,1);
INSERT INTO document VALUES('019cac1c-e220-7282-b130-5690f00b630f','grant_decision','4418212603020101000013','准予决定书','佛人社准字〔2026〕1号','grant_decision',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"116200","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日","supplemented_at":null},"decision":{"basis":"《社会保险法》第五十八条","certificate_name":"社会保障卡","certificate_number":null,"conditions":null,"content":"准予办理","decided_on":"2026-03-02","facts":null,"reasons":null,"valid_from":null,"valid_to":null},"delivery":null,"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"grant_decision","number":"佛人社准字〔2026〕1号","title":"准予决定书"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','f1a2f74a6431722b80a0406984669c20c763f3a234e33f7e91874be10b322599',1772414100000,1,'042f04e2d800b7c5f813a292de86aee3','佛人社准字',2026,1);
INSERT INTO document VALUES('019cac1c-e220-74b5-bbad-8237de184880','delivery_receipt','4418212603020101000013','送达回证',NULL,'delivery_receipt',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"116200","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日","supplemented_at":null},"decision":{"basis":"《社会保险法》第五十八条","certificate_name":"社会保障卡","certificate_number":null,"conditions":null,"content":"准予办理","decided_on":"2026-03-02","facts":null,"reasons":null,"valid_from":null,"valid_to":null},"delivery":{"by_mail":false,"delivered_at":"2026-03-02T01:15:00.000Z","method":"直接送达","papers":[{"count":1,"name":"准予决定书","number":"佛人社准字〔2026〕1号","seq":1},{"count":1,"name":"社会保障卡","number":null,"seq":2}],"place":"石角镇便民服务中心","reason_for_agent":null,"recipient":"王小明","recipient_id_number":"441802190611153129","relation":"本人","second_server":null,"server":"陈受理"},"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"delivery_receipt","number":null,"title":"送达回证"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','6ab793ad9694e77ec4a82635c5c6f3566992fd24e5c4ede31a2a6f743efec8a8',1772414100000,1,'dfed08e0b22b4f5788171f3eaa6346d5',NULL,NULL,NULL);
CREATE TABLE document_number (
    word TEXT NOT NULL CHECK (word <> ''),
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (word, year)
) STRICT, WITHOUT ROWID;
INSERT INTO document_number VALUES('佛人社准字',2026,1);
INSERT INTO document_number VALUES('佛人社受字',2026,2);
CREATE TABLE print_log (
    document   TEXT NOT NULL REFERENCES document (id),
    ordinal    INTEGER NOT NULL CHECK (ordinal >= 1),
    sha256     TEXT NOT NULL CHECK (length(sha256) = 64),
    copies     INTEGER NOT NULL CHECK (copies >= 1),
    printer    TEXT NOT NULL,
    printed_by TEXT NOT NULL,
    by_name    TEXT NOT NULL,
    printed_at INTEGER NOT NULL, blob TEXT REFERENCES blob (sha256),
    PRIMARY KEY (document, ordinal)
) STRICT, WITHOUT ROWID;
INSERT INTO print_log VALUES('019cac1c-e220-7282-b130-5690f00b630f',1,'83a31ddb4711ba24562e08252d13cd3d1aad67b8eaa1f76fee546d2183b3fa81',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'83a31ddb4711ba24562e08252d13cd3d1aad67b8eaa1f76fee546d2183b3fa81');
INSERT INTO print_log VALUES('019cac1c-e220-74b5-bbad-8237de184880',1,'d83d17ac2af3df0c7c49cf5da8321bc9cae091ecf02fcba88963c94287dd8e4f',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'d83d17ac2af3df0c7c49cf5da8321bc9cae091ecf02fcba88963c94287dd8e4f');
INSERT INTO print_log VALUES('019cac1c-e220-7ab5-8848-48bbe4e7bf73',1,'1ea7919cab98aab98145cdd387d8790a61b6f423b38f043c63ee79e0f69b1a6a',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'1ea7919cab98aab98145cdd387d8790a61b6f423b38f043c63ee79e0f69b1a6a');
INSERT INTO print_log VALUES('019cac1c-e220-7e4e-a346-b15fd47c21cb',1,'d5e11e9f877575c60aedbe0e6a9aa004eab1a06e978b74e5ede39a845288953a',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'d5e11e9f877575c60aedbe0e6a9aa004eab1a06e978b74e5ede39a845288953a');
CREATE TABLE journal_head (
    stream TEXT NOT NULL PRIMARY KEY CHECK (stream <> ''),
    seq    INTEGER NOT NULL CHECK (seq >= 1),
    hash   TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT, WITHOUT ROWID;
INSERT INTO journal_head VALUES('county-441821',16,'9221c93111fdce6bce85e0d4b47ccd5c03b33d25e00b6ec63bd521161758989f');
CREATE TABLE journal_entry (
    stream    TEXT NOT NULL REFERENCES journal_head (stream),
    seq       INTEGER NOT NULL CHECK (seq >= 1),
    at        INTEGER NOT NULL,
    actor     TEXT NOT NULL,
    station   TEXT NOT NULL,
    kind      TEXT NOT NULL CHECK (kind <> ''),
    entity    TEXT NOT NULL,
    payload   TEXT NOT NULL,
    prev_hash TEXT NOT NULL CHECK (length(prev_hash) = 64),
    hash      TEXT NOT NULL CHECK (length(hash) = 64),
    UNIQUE (stream, seq)
) STRICT;
INSERT INTO journal_entry VALUES('county-441821',1,1772414100000,'head','','number.reserved','number:佛人社受字〔2026〕','{"first":1,"last":2,"organization":"441821-rsj","personal":{"purpose":"7256b544a34a7b94e15f838c43dfefb47fcdba1035d8537e244334e9440a244a"},"word":"佛人社受字","year":2026}','0000000000000000000000000000000000000000000000000000000000000000','911fc0efd99f54046dad22a1b77d1ddb40b92c4e0945f64756f132544108d85e');
INSERT INTO journal_entry VALUES('county-441821',2,1772414100000,'id-of-clerk','0101','case.accepted','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"applicant.address":"779abe2dbe833212cb2e18d74c437f831d7cf03c9a499e8a05cafd7414104fb2","applicant.id_number":"ba398860215221b63ead10e426db4784f52a519bb744aab06f25a55be0c9b540","applicant.name":"151f2a257aae5d4b6eef0188dd52aa93ce6c39df32078c638bcb87608ff26b66","applicant.phone":"523f4b084f846ca3f33133070e1d810b9f6ecb7b05514e96b4d66f3ca5d09be8"},"receiving":"441821100-bm","record_hash":"41bf470883464add7aa7ea1acdea3ea3f6e82ed9a17560c0e8e14476a654a694","state":"accepted","version":1}','911fc0efd99f54046dad22a1b77d1ddb40b92c4e0945f64756f132544108d85e','223b5f0b400997a4c7a9890cc7e5096842b7237689cf471046c1e7121a5dfdb6');
INSERT INTO journal_entry VALUES('county-441821',3,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-7e4e-a346-b15fd47c21cb","kind":"material_receipt","number":"","snapshot_hash":"8f827273fcba53245609b93a3d1cfe69cad89a81560566c6c7184dffdf964225","template_version":1}','223b5f0b400997a4c7a9890cc7e5096842b7237689cf471046c1e7121a5dfdb6','7050feb5f608714c446c2e53b99bd770a5d17d490450eb60ec19b15b46805271');
INSERT INTO journal_entry VALUES('county-441821',4,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-7ab5-8848-48bbe4e7bf73","kind":"acceptance_notice","number":"佛人社受字〔2026〕1号","snapshot_hash":"fb2ef8b41633619f8e1f2a95b666b18532d539bb0438f81abaaaabe24f763876","template_version":1}','7050feb5f608714c446c2e53b99bd770a5d17d490450eb60ec19b15b46805271','44e0e14d542ea14ecd6354c2de4e8b289900074ba9d66d698d8a1d6d65334f5b');
INSERT INTO journal_entry VALUES('county-441821',5,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-7e4e-a346-b15fd47c21cb","ordinal":1,"printer":"HP-1020","sha256":"d5e11e9f877575c60aedbe0e6a9aa004eab1a06e978b74e5ede39a845288953a"}','44e0e14d542ea14ecd6354c2de4e8b289900074ba9d66d698d8a1d6d65334f5b','e561180a61955b0788c90a07093d2a25828860653b5b7c370f67e86854b79b6d');
INSERT INTO journal_entry VALUES('county-441821',6,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-7ab5-8848-48bbe4e7bf73","ordinal":1,"printer":"HP-1020","sha256":"1ea7919cab98aab98145cdd387d8790a61b6f423b38f043c63ee79e0f69b1a6a"}','e561180a61955b0788c90a07093d2a25828860653b5b7c370f67e86854b79b6d','e46ccf4cbeb062279810e62168e8ef6e254be4620e5bdf55e72c013661d79c1e');
INSERT INTO journal_entry VALUES('county-441821',7,1772414100000,'id-of-clerk','0101','case.reviewed','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"opinion":"a956d4ca6b62d6a07bb4bd9ac96baa89b970c075d621061670c6042a2d4e2234"},"receiving":"441821100-bm","record_hash":"7517f707e2063580770d3cad8300c2c75042384199b28101acabfe56cbef6f20","state":"reviewed","version":2}','e46ccf4cbeb062279810e62168e8ef6e254be4620e5bdf55e72c013661d79c1e','53476f6fd0604719c24af29beabf16a26047a0428ff6e0a084351e9a435bca26');
INSERT INTO journal_entry VALUES('county-441821',8,1772414100000,'id-of-clerk','0101','case.decided','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","granted":true,"item":"441821-0001","item_version":1,"personal":{"decision.content":"4866e9930262f6b491e54dfdbf5fe3056cf351698dbdfd641263265fb6edb1cf","decision.reasons":"c3f8546a4ebbd2d24e061cf432f2459e981d84a7803e7c4379b61e215c820242"},"receiving":"441821100-bm","record_hash":"9c599a7f71bff198654af3b90fbd8ea9a168b2bc2aa033e395d480844ae82e96","state":"granted","version":3}','53476f6fd0604719c24af29beabf16a26047a0428ff6e0a084351e9a435bca26','4a19a90e6160604791261ae027f7c7b51762328e81443bd1f18f4aa1743f30ce');
INSERT INTO journal_entry VALUES('county-441821',9,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-7282-b130-5690f00b630f","kind":"grant_decision","number":"佛人社准字〔2026〕1号","snapshot_hash":"f1a2f74a6431722b80a0406984669c20c763f3a234e33f7e91874be10b322599","template_version":1}','4a19a90e6160604791261ae027f7c7b51762328e81443bd1f18f4aa1743f30ce','ce3dadf3a9cb103e7b2caad95aecab3e366bfe09dcf2f184cb632c5d8d6fc85b');
INSERT INTO journal_entry VALUES('county-441821',10,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-7282-b130-5690f00b630f","ordinal":1,"printer":"HP-1020","sha256":"83a31ddb4711ba24562e08252d13cd3d1aad67b8eaa1f76fee546d2183b3fa81"}','ce3dadf3a9cb103e7b2caad95aecab3e366bfe09dcf2f184cb632c5d8d6fc85b','fc2784cbfa36fa517f46388d44127c02bdeb4895bb1172cad135c0d3efc31a31');
INSERT INTO journal_entry VALUES('county-441821',11,1772414100000,'id-of-clerk','0101','case.ready','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"receiving":"441821100-bm","record_hash":"000415ee9717f28e08bc1a42f55808e6773c114f401a815042c2aa9fc548331b","state":"ready","version":4}','fc2784cbfa36fa517f46388d44127c02bdeb4895bb1172cad135c0d3efc31a31','67af2633859555af0393e813b97ffa52380b65df8c328030c6c0e0da0fa0f0e5');
INSERT INTO journal_entry VALUES('county-441821',12,1772414100000,'id-of-clerk','0101','case.delivered','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"delivery.recipient":"003c01d612fca89b4b10d2c4eaa23e755dd10b8c7f9995fb235d09b61a7195f6","delivery.recipient_id_number":"3c5ef175fb9ea45448972ba7ae2bb9631c92ea7eefa06d598b9fd8b36f59ed30"},"receiving":"441821100-bm","record_hash":"da7ed26d30390fd2c4c66bb3500acc72868a2c6dc9f1845eb0daff97935a74b1","state":"delivered","version":5}','67af2633859555af0393e813b97ffa52380b65df8c328030c6c0e0da0fa0f0e5','1ae402bf0f96ad09865279c79e08fb1fb45657cc4c7249761ef584658f44f913');
INSERT INTO journal_entry VALUES('county-441821',13,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-74b5-bbad-8237de184880","kind":"delivery_receipt","number":"","snapshot_hash":"6ab793ad9694e77ec4a82635c5c6f3566992fd24e5c4ede31a2a6f743efec8a8","template_version":1}','1ae402bf0f96ad09865279c79e08fb1fb45657cc4c7249761ef584658f44f913','912f1a64695a73ca396814e03ac8e06282a81a472ae113b5a1d771d73af2eed3');
INSERT INTO journal_entry VALUES('county-441821',14,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-74b5-bbad-8237de184880","ordinal":1,"printer":"HP-1020","sha256":"d83d17ac2af3df0c7c49cf5da8321bc9cae091ecf02fcba88963c94287dd8e4f"}','912f1a64695a73ca396814e03ac8e06282a81a472ae113b5a1d771d73af2eed3','012332b8ae9d3c9a2a8d552193be1d0133bad498b2e7468836bcb2b65b316ddd');
INSERT INTO journal_entry VALUES('county-441821',15,1772414100000,'id-of-clerk','0101','case.rated','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"delivery.recipient":"7c1345ed085472a45c4f9b81659ccec25ab3fc39e01ef0fdc9acb6e4f00096f2","delivery.recipient_id_number":"44c6707141e343c6508a94a1ffc5a781dac98ca2fb562747cb983a8eaff91e22","rating.words":"2b8cf59e0bc2a71e22691cef06adda5c2fbffb3c01ca3c4c82c961e025ec6b8d"},"rating":2,"rating_default":false,"receiving":"441821100-bm","record_hash":"a2aa48ccfe6f27ebc28dddb0afaedcdf18044d664b229e57820b8e5cbb66c781","state":"delivered","version":6}','012332b8ae9d3c9a2a8d552193be1d0133bad498b2e7468836bcb2b65b316ddd','ddbf699d2b2af2847803f2fde2215e9d77ad94ce8557fe4b1f3fa1bde7534189');
INSERT INTO journal_entry VALUES('county-441821',16,1772414100000,'head','','number.voided','number:佛人社受字〔2026〕','{"personal":{"reason":"c6acd2b37695dd93482251e17594046454597de85c42a3e4c0bcdaa611361170"},"sequence":2,"word":"佛人社受字","year":2026}','ddbf699d2b2af2847803f2fde2215e9d77ad94ce8557fe4b1f3fa1bde7534189','9221c93111fdce6bce85e0d4b47ccd5c03b33d25e00b6ec63bd521161758989f');
CREATE TABLE journal_personal (
    commitment TEXT NOT NULL PRIMARY KEY CHECK (length(commitment) = 64),
    salt       TEXT NOT NULL,
    value      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO journal_personal VALUES('003c01d612fca89b4b10d2c4eaa23e755dd10b8c7f9995fb235d09b61a7195f6','800885df00adebb0468fb298d121063a','王小明');
INSERT INTO journal_personal VALUES('151f2a257aae5d4b6eef0188dd52aa93ce6c39df32078c638bcb87608ff26b66','95624cc75eeaee798c5d134bdfdcd3e1','王小明');
INSERT INTO journal_personal VALUES('2b8cf59e0bc2a71e22691cef06adda5c2fbffb3c01ca3c4c82c961e025ec6b8d','2f9cd432d7786853f31b6370774fbef3','');
INSERT INTO journal_personal VALUES('3c5ef175fb9ea45448972ba7ae2bb9631c92ea7eefa06d598b9fd8b36f59ed30','b7ddbdd099a8e9076a37bbe6730732ff','441802190611153129');
INSERT INTO journal_personal VALUES('44c6707141e343c6508a94a1ffc5a781dac98ca2fb562747cb983a8eaff91e22','977a63b03a10f06ac07812bcb576e3e7','441802190611153129');
INSERT INTO journal_personal VALUES('4866e9930262f6b491e54dfdbf5fe3056cf351698dbdfd641263265fb6edb1cf','b9f3ab6942a34406fd8b9d23fef9b710','准予办理');
INSERT INTO journal_personal VALUES('523f4b084f846ca3f33133070e1d810b9f6ecb7b05514e96b4d66f3ca5d09be8','03f0195b05f14b3ce772ab781d2b7f0f','13800138000');
INSERT INTO journal_personal VALUES('7256b544a34a7b94e15f838c43dfefb47fcdba1035d8537e244334e9440a244a','cf67445b631a4b3118caa7b58114eebc','停电');
INSERT INTO journal_personal VALUES('779abe2dbe833212cb2e18d74c437f831d7cf03c9a499e8a05cafd7414104fb2','0a48bc7e5337cf59c553715aa96da1be','石角镇解放路1号');
INSERT INTO journal_personal VALUES('7c1345ed085472a45c4f9b81659ccec25ab3fc39e01ef0fdc9acb6e4f00096f2','18419365dbbc86bc00118fbb23037b9a','王小明');
INSERT INTO journal_personal VALUES('a956d4ca6b62d6a07bb4bd9ac96baa89b970c075d621061670c6042a2d4e2234','c0a035aa0ca4b791f79fb5260cf1356a','材料齐全，符合条件');
INSERT INTO journal_personal VALUES('ba398860215221b63ead10e426db4784f52a519bb744aab06f25a55be0c9b540','cc4cea638cc3d3ba369f707432e81fa0','441802190611153129');
INSERT INTO journal_personal VALUES('c3f8546a4ebbd2d24e061cf432f2459e981d84a7803e7c4379b61e215c820242','fcf476ff7e6465d206075fdc6bcf9480','');
INSERT INTO journal_personal VALUES('c6acd2b37695dd93482251e17594046454597de85c42a3e4c0bcdaa611361170','00e31bcc62c77bd31a7578d8564a2d10','未用');
CREATE TABLE command (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    account      TEXT NOT NULL,
    request_hash TEXT NOT NULL CHECK (length(request_hash) = 64),
    answer       TEXT NOT NULL,
    at           INTEGER NOT NULL
) STRICT;
INSERT INTO command VALUES('019cac1c-e220-784e-9a8e-3849b4090010','head','6153f642938f2f784414b5ddd5e1cddc6f903d6116b71133035db2732598af9e','{"at":"2026-03-02T01:15:00.000Z","book":{"word":"佛人社受字","year":2026},"by":"head","by_name":"王小明","first":1,"id":"019cac1c-e220-701b-a563-dc99c1bae3e8","last":2,"organization":"441821-rsj","purpose":"停电"}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-7213-85fc-9030707dfbea','id-of-clerk','3b948dee61b8b9c18a56bbc12b249a289d4215d050426495a39f0b5efc75e964','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"green","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":null,"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"pages":null,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[],"query_code_hash":"63e678db90d04f1089f27f4313b72d4a24dc6f21993480ca8870e1ee65de61d9","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","salt":"61c6472b17d6695b9f5c40cff5ed4fe2","state":"accepted","station":"0101","supplement":null,"supplement_count":0,"supplemented":null,"version":1},"remaining_days":10,"state_text":"已受理"},"documents":[{"id":"019cac1c-e220-7e4e-a346-b15fd47c21cb","issued_at":"2026-03-02T01:15:00.000Z","kind":"material_receipt","number":"","prints":0,"title":"申请材料接收凭证"},{"id":"019cac1c-e220-7ab5-8848-48bbe4e7bf73","issued_at":"2026-03-02T01:15:00.000Z","kind":"acceptance_notice","number":"佛人社受字〔2026〕1号","prints":0,"title":"受理通知书"}]}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-7ac7-99ec-c48dd6c0759a','id-of-clerk','5056f14520a92ff5b0903f8cbd1d11bed0078ebcfacf1efb8162f58ee0734b06','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-7e4e-a346-b15fd47c21cb","ordinal":1,"printer":"HP-1020","sha256":"d5e11e9f877575c60aedbe0e6a9aa004eab1a06e978b74e5ede39a845288953a"}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-74fd-964b-fe8a3de1e48f','id-of-clerk','c5ab052db2db1db8daadcdddddb3f3ec966c7fc8afb6c8e5aef6160671f3a2c8','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-7ab5-8848-48bbe4e7bf73","ordinal":1,"printer":"HP-1020","sha256":"1ea7919cab98aab98145cdd387d8790a61b6f423b38f043c63ee79e0f69b1a6a"}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-78da-a646-2a47a2b9fefc','id-of-clerk','488f4d26a11ee89d9133d38d0ddb0bed4053c7abe0a2707c08418ebd366047c7','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"green","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":null,"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"pages":null,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"63e678db90d04f1089f27f4313b72d4a24dc6f21993480ca8870e1ee65de61d9","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","salt":"52057e5191c6654ede0e029e9b96b8ad","state":"reviewed","station":"0101","supplement":null,"supplement_count":0,"supplemented":null,"version":2},"remaining_days":10,"state_text":"待决定"},"documents":[]}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-786c-baa7-3bb49513de58','id-of-clerk','42b2354c2de3cb38bcc339a15c0ef9661b6042480175506197b277a16f3920fa','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"pages":null,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"63e678db90d04f1089f27f4313b72d4a24dc6f21993480ca8870e1ee65de61d9","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","salt":"8f2d70aba09a25df912ec8601b08a6be","state":"granted","station":"0101","supplement":null,"supplement_count":0,"supplemented":null,"version":3},"remaining_days":null,"state_text":"已准予"},"documents":[{"id":"019cac1c-e220-7282-b130-5690f00b630f","issued_at":"2026-03-02T01:15:00.000Z","kind":"grant_decision","number":"佛人社准字〔2026〕1号","prints":0,"title":"准予决定书"}]}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-70bf-9abc-69102797cc8f','id-of-clerk','f731a4db7504466d1010d2c3c30462b6744f6298cf169a28cb119c3a42114620','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-7282-b130-5690f00b630f","ordinal":1,"printer":"HP-1020","sha256":"83a31ddb4711ba24562e08252d13cd3d1aad67b8eaa1f76fee546d2183b3fa81"}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-7436-af17-980a3381e073','id-of-clerk','82426dc0959e8db73c41b7cca65fd8499debbc02e1fd040b353b0dc9b580d186','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"pages":null,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"63e678db90d04f1089f27f4313b72d4a24dc6f21993480ca8870e1ee65de61d9","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","salt":"6c417cbbd7b7bfba6bb073bb488b766b","state":"ready","station":"0101","supplement":null,"supplement_count":0,"supplemented":null,"version":4},"remaining_days":null,"state_text":"待领取"},"documents":[]}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-7181-97a4-259be4a31ab0','id-of-clerk','5ea24788d0d42973229f9acb9fd8440e180fedc9bde47c459b77669cae71880c','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","mail_number":"","method":"direct","place":"石角镇便民服务中心","recipient":"王小明","recipient_id_kind":"resident_id","recipient_id_number":"441802190611153129","relation":"本人"},"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"pages":null,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"63e678db90d04f1089f27f4313b72d4a24dc6f21993480ca8870e1ee65de61d9","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","salt":"2e6219ae621ba0ab4d5bd96f660d4377","state":"delivered","station":"0101","supplement":null,"supplement_count":0,"supplemented":null,"version":5},"remaining_days":null,"state_text":"已送达"},"documents":[{"id":"019cac1c-e220-74b5-bbad-8237de184880","issued_at":"2026-03-02T01:15:00.000Z","kind":"delivery_receipt","number":"","prints":0,"title":"送达回证"}]}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-7bf0-8149-9bc0a0b830ee','id-of-clerk','c8f54472c3245db215f23939746116dff46278af3e12081fd1df452a41b0fbfc','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-74b5-bbad-8237de184880","ordinal":1,"printer":"HP-1020","sha256":"d83d17ac2af3df0c7c49cf5da8321bc9cae091ecf02fcba88963c94287dd8e4f"}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-73f0-b6e9-18fae327ecb0','id-of-clerk','4f80d8ce8961a723459f679a540e9ed7c83e55b7d0210abfb4b2f91f36687099','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","mail_number":"","method":"direct","place":"石角镇便民服务中心","recipient":"王小明","recipient_id_kind":"resident_id","recipient_id_number":"441802190611153129","relation":"本人"},"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"pages":null,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"63e678db90d04f1089f27f4313b72d4a24dc6f21993480ca8870e1ee65de61d9","rating":{"at":"2026-03-02T01:15:00.000Z","is_default":false,"level":"satisfied","words":""},"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","salt":"692363eb42475a3e0d6aad4b03177768","state":"delivered","station":"0101","supplement":null,"supplement_count":0,"supplemented":null,"version":6},"remaining_days":null,"state_text":"已送达"},"documents":[]}',1772414100000);
INSERT INTO command VALUES('019cac1c-e220-77e2-a44c-99d6b69e4d9d','head','2b999411f2c300a45f467d01432f4f1b0f5688c0841d7793ba85f12ee0000fb8','{"at":"2026-03-02T01:15:00.000Z","by":"head","by_name":"王小明","number":{"book":{"word":"佛人社受字","year":2026},"sequence":2},"reason":"未用"}',1772414100000);
CREATE TABLE blob (
    sha256    TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes     INTEGER NOT NULL CHECK (bytes >= 1),
    type      TEXT NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
    stored_at INTEGER NOT NULL,
    used      INTEGER NOT NULL CHECK (used IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO blob VALUES('1ea7919cab98aab98145cdd387d8790a61b6f423b38f043c63ee79e0f69b1a6a',1,'pdf',0,1);
INSERT INTO blob VALUES('83a31ddb4711ba24562e08252d13cd3d1aad67b8eaa1f76fee546d2183b3fa81',1,'pdf',0,1);
INSERT INTO blob VALUES('d5e11e9f877575c60aedbe0e6a9aa004eab1a06e978b74e5ede39a845288953a',1,'pdf',0,1);
INSERT INTO blob VALUES('d83d17ac2af3df0c7c49cf5da8321bc9cae091ecf02fcba88963c94287dd8e4f',1,'pdf',0,1);
CREATE TABLE case_blob (
    blob        TEXT NOT NULL REFERENCES blob (sha256),
    case_number TEXT NOT NULL REFERENCES service_case (number),
    PRIMARY KEY (blob, case_number)
) STRICT, WITHOUT ROWID;
INSERT INTO case_blob VALUES('1ea7919cab98aab98145cdd387d8790a61b6f423b38f043c63ee79e0f69b1a6a','4418212603020101000013');
INSERT INTO case_blob VALUES('83a31ddb4711ba24562e08252d13cd3d1aad67b8eaa1f76fee546d2183b3fa81','4418212603020101000013');
INSERT INTO case_blob VALUES('d5e11e9f877575c60aedbe0e6a9aa004eab1a06e978b74e5ede39a845288953a','4418212603020101000013');
INSERT INTO case_blob VALUES('d83d17ac2af3df0c7c49cf5da8321bc9cae091ecf02fcba88963c94287dd8e4f','4418212603020101000013');
CREATE TABLE number_reservation (
    id             TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    word           TEXT NOT NULL,
    year           INTEGER NOT NULL,
    first_sequence INTEGER NOT NULL CHECK (first_sequence >= 1),
    last_sequence  INTEGER NOT NULL CHECK (last_sequence >= first_sequence),
    organization   TEXT NOT NULL,
    purpose        TEXT NOT NULL CHECK (purpose <> ''),
    reserved_by    TEXT NOT NULL,
    by_name        TEXT NOT NULL,
    reserved_at    INTEGER NOT NULL,
    FOREIGN KEY (word, year) REFERENCES document_number (word, year)
) STRICT, WITHOUT ROWID;
INSERT INTO number_reservation VALUES('019cac1c-e220-701b-a563-dc99c1bae3e8','佛人社受字',2026,1,2,'441821-rsj','停电','head','王小明',1772414100000);
CREATE TABLE number_void (
    word      TEXT NOT NULL,
    year      INTEGER NOT NULL,
    sequence  INTEGER NOT NULL CHECK (sequence >= 1),
    reason    TEXT NOT NULL CHECK (reason <> ''),
    voided_by TEXT NOT NULL,
    by_name   TEXT NOT NULL,
    voided_at INTEGER NOT NULL,
    PRIMARY KEY (word, year, sequence),
    FOREIGN KEY (word, year) REFERENCES document_number (word, year)
) STRICT, WITHOUT ROWID;
INSERT INTO number_void VALUES('佛人社受字',2026,2,'未用','head','王小明',1772414100000);
CREATE TABLE IF NOT EXISTS "case_search" (
    token       TEXT NOT NULL,
    township    TEXT NOT NULL CHECK (length(township) IN (0, 9)),
    received_at INTEGER NOT NULL,
    number      TEXT NOT NULL REFERENCES service_case (number),
    PRIMARY KEY (token, township, received_at, number)
) STRICT, WITHOUT ROWID;
INSERT INTO case_search VALUES('m','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('w','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('wx','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('wxm','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('x','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('xm','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('小','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('小明','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('明','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('王','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('王小','441821100',1772414100000,'4418212603020101000013');
INSERT INTO case_search VALUES('王小明','441821100',1772414100000,'4418212603020101000013');
CREATE INDEX organization_by_region ON organization (region);
CREATE INDEX organization_by_parent ON organization (parent);
CREATE INDEX station_by_organization ON station (organization);
CREATE INDEX account_by_organization ON account (organization);
CREATE INDEX session_by_account ON session (account);
CREATE INDEX session_by_expiry ON session (expires_at);
CREATE INDEX session_by_station ON session (station);
CREATE TRIGGER item_version_keeps BEFORE UPDATE ON item_version
BEGIN
    SELECT RAISE(ABORT, 'a published item version never changes');
END;
CREATE TRIGGER item_version_stays BEFORE DELETE ON item_version
BEGIN
    SELECT RAISE(ABORT, 'a published item version is never deleted');
END;
CREATE INDEX case_by_state ON service_case (state, received_at, number);
CREATE INDEX case_by_state_due ON service_case (state, due_sort, number);
CREATE INDEX case_by_clerk ON service_case (clerk, state, received_at, number);
CREATE INDEX case_by_township ON service_case (township, state, received_at, number);
CREATE INDEX case_by_deciding ON service_case (deciding, state, received_at, number);
CREATE INDEX case_by_deciding_due ON service_case (deciding, state, due_sort, number);
CREATE INDEX case_by_person ON service_case (id_number, received_at, number);
CREATE INDEX case_by_item ON service_case (item_code, item_version, received_at, number);
CREATE INDEX document_by_case ON document (case_number, issued_at, id);
CREATE INDEX print_log_by_hash ON print_log (sha256);
CREATE INDEX journal_entry_by_entity ON journal_entry (entity, stream, seq);
CREATE TRIGGER journal_entry_keeps BEFORE UPDATE ON journal_entry
BEGIN
    SELECT RAISE(ABORT, 'a journal entry never changes');
END;
CREATE TRIGGER journal_entry_stays BEFORE DELETE ON journal_entry
BEGIN
    SELECT RAISE(ABORT, 'a journal entry is never deleted');
END;
CREATE INDEX command_by_time ON command (at);
CREATE INDEX blob_by_use ON blob (used, stored_at);
CREATE INDEX case_blob_by_case ON case_blob (case_number);
CREATE UNIQUE INDEX document_by_number ON document (number_word, number_year, number_sequence);
CREATE UNIQUE INDEX number_reservation_by_book
    ON number_reservation (word, year, first_sequence);
COMMIT;
