-- A store as the program of schema 2 left it: one case from intake to rating, its papers printed.
-- Made once and never changed: later programs must be able to open it.
PRAGMA foreign_keys = OFF;
BEGIN;
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
INSERT INTO "account" VALUES('id-of-clerk','clerk','陈受理','441821100-bm',1,'$argon2id$v=19$m=19456,t=2,p=1$c2FsdA$aGFzaA',0,NULL);
CREATE TABLE account_role (
    account  TEXT NOT NULL REFERENCES account (id),
    position INTEGER NOT NULL CHECK (position >= 0),
    role     TEXT NOT NULL CHECK (role IN ('window_clerk', 'reviewer', 'department_head',
                                           'output_desk', 'administrator')),
    PRIMARY KEY (account, position),
    UNIQUE (account, role)
) STRICT, WITHOUT ROWID;
INSERT INTO "account_role" VALUES('id-of-clerk',0,'window_clerk');
CREATE TABLE blob (
    sha256    TEXT NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    bytes     INTEGER NOT NULL CHECK (bytes >= 1),
    type      TEXT NOT NULL CHECK (type IN ('pdf', 'jpeg', 'png')),
    stored_at INTEGER NOT NULL,
    used      INTEGER NOT NULL CHECK (used IN (0, 1))
) STRICT, WITHOUT ROWID;
INSERT INTO "blob" VALUES('1c8987f27ed8d27a4f665665e4931b42526c218a8fb88db4e5fc226451934183',1,'pdf',0,1);
INSERT INTO "blob" VALUES('90461e2b6ecd9b9596b0dd67eb8f960ce51e33d94317d0fc1f07fdb423ccaa59',1,'pdf',0,1);
INSERT INTO "blob" VALUES('b09c520b9e7c4beda75e6d14c89fc6521db655006f7f8e2d2462105540902281',1,'pdf',0,1);
INSERT INTO "blob" VALUES('cb7a87668d311edcf2c39c8ec6edbb7fc8b03bc9329092f285049e5550c77458',1,'pdf',0,1);
CREATE TABLE case_blob (
    blob        TEXT NOT NULL REFERENCES blob (sha256),
    case_number TEXT NOT NULL REFERENCES service_case (number),
    PRIMARY KEY (blob, case_number)
) STRICT, WITHOUT ROWID;
INSERT INTO "case_blob" VALUES('1c8987f27ed8d27a4f665665e4931b42526c218a8fb88db4e5fc226451934183','4418212603020101000013');
INSERT INTO "case_blob" VALUES('90461e2b6ecd9b9596b0dd67eb8f960ce51e33d94317d0fc1f07fdb423ccaa59','4418212603020101000013');
INSERT INTO "case_blob" VALUES('b09c520b9e7c4beda75e6d14c89fc6521db655006f7f8e2d2462105540902281','4418212603020101000013');
INSERT INTO "case_blob" VALUES('cb7a87668d311edcf2c39c8ec6edbb7fc8b03bc9329092f285049e5550c77458','4418212603020101000013');
CREATE TABLE case_search (
    token       TEXT NOT NULL,
    received_at INTEGER NOT NULL,
    number      TEXT NOT NULL REFERENCES service_case (number),
    PRIMARY KEY (token, received_at, number)
) STRICT, WITHOUT ROWID;
INSERT INTO "case_search" VALUES('m',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('w',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('wx',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('wxm',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('x',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('xm',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('小',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('小明',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('明',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('王',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('王小',1772414100000,'4418212603020101000013');
INSERT INTO "case_search" VALUES('王小明',1772414100000,'4418212603020101000013');
CREATE TABLE case_serial (
    station TEXT NOT NULL,
    day     TEXT NOT NULL CHECK (length(day) = 10),
    last    INTEGER NOT NULL CHECK (last BETWEEN 1 AND 99999),
    PRIMARY KEY (station, day)
) STRICT, WITHOUT ROWID;
INSERT INTO "case_serial" VALUES('0101','2026-03-02',1);
CREATE TABLE command (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 36),
    account      TEXT NOT NULL,
    request_hash TEXT NOT NULL CHECK (length(request_hash) = 64),
    answer       TEXT NOT NULL,
    at           INTEGER NOT NULL
) STRICT;
INSERT INTO "command" VALUES('019cac1c-e220-784e-9a8e-3849b4090010','id-of-clerk','f3c4f3701ce7814b5691efc12ec0ff5b9280a44b8105b296499ed11f5f4f09b3','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"green","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":null,"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[],"query_code_hash":"36be6055de0c118a856844cc4ff4b9e068782274847c8fd68681b3d4ad956f87","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","state":"accepted","station":"0101","supplement":null,"supplement_count":0,"version":1},"remaining_days":10,"state_text":"已受理"},"documents":[{"id":"019cac1c-e220-7aa9-ada1-becc4cea638c","issued_at":"2026-03-02T01:15:00.000Z","kind":"material_receipt","number":"","prints":0,"title":"申请材料接收凭证"},{"id":"019cac1c-e220-73d3-ba36-9f707432e81f","issued_at":"2026-03-02T01:15:00.000Z","kind":"acceptance_notice","number":"佛人社受字〔2026〕1号","prints":0,"title":"受理通知书"}]}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-7095-a24c-c75eeaee798c','id-of-clerk','37b5db980dc9e56bc167291da122dcf26c54867102f372a2464313ca2575d29a','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-7aa9-ada1-becc4cea638c","ordinal":1,"printer":"HP-1020","sha256":"b09c520b9e7c4beda75e6d14c89fc6521db655006f7f8e2d2462105540902281"}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-7d13-8bdf-dcd3e103f019','id-of-clerk','610d75e0dd86b54a1b3d1372645e53eb0cbf8fdc99c191d6ff2b7136ea5490a1','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-73d3-ba36-9f707432e81f","ordinal":1,"printer":"HP-1020","sha256":"90461e2b6ecd9b9596b0dd67eb8f960ce51e33d94317d0fc1f07fdb423ccaa59"}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-7b05-b14b-3ce772ab781d','id-of-clerk','488f4d26a11ee89d9133d38d0ddb0bed4053c7abe0a2707c08418ebd366047c7','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"green","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":null,"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"36be6055de0c118a856844cc4ff4b9e068782274847c8fd68681b3d4ad956f87","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","state":"reviewed","station":"0101","supplement":null,"supplement_count":0,"version":2},"remaining_days":10,"state_text":"待决定"},"documents":[]}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-7ff0-b85f-fb9828d8160f','id-of-clerk','42b2354c2de3cb38bcc339a15c0ef9661b6042480175506197b277a16f3920fa','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"36be6055de0c118a856844cc4ff4b9e068782274847c8fd68681b3d4ad956f87","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","state":"granted","station":"0101","supplement":null,"supplement_count":0,"version":3},"remaining_days":null,"state_text":"已准予"},"documents":[{"id":"019cac1c-e220-7cc4-8dd6-c0759a14fd96","issued_at":"2026-03-02T01:15:00.000Z","kind":"grant_decision","number":"佛人社准字〔2026〕1号","prints":0,"title":"准予决定书"}]}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-7bfe-8a3d-e1e48f38daa6','id-of-clerk','4f8cb68136ab0a292aebc697e0d89ba199c9f2483f4a1511f2e561b016e626b2','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-7cc4-8dd6-c0759a14fd96","ordinal":1,"printer":"HP-1020","sha256":"cb7a87668d311edcf2c39c8ec6edbb7fc8b03bc9329092f285049e5550c77458"}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-762a-87a2-b9fefc52057e','id-of-clerk','82426dc0959e8db73c41b7cca65fd8499debbc02e1fd040b353b0dc9b580d186','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":null,"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"36be6055de0c118a856844cc4ff4b9e068782274847c8fd68681b3d4ad956f87","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","state":"ready","station":"0101","supplement":null,"supplement_count":0,"version":4},"remaining_days":null,"state_text":"待领取"},"documents":[]}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-7191-8665-4ede0e029e9b','id-of-clerk','5ea24788d0d42973229f9acb9fd8440e180fedc9bde47c459b77669cae71880c','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","mail_number":"","method":"direct","place":"石角镇便民服务中心","recipient":"王小明","recipient_id_kind":"resident_id","recipient_id_number":"441802190611153129","relation":"本人"},"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"36be6055de0c118a856844cc4ff4b9e068782274847c8fd68681b3d4ad956f87","rating":null,"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","state":"delivered","station":"0101","supplement":null,"supplement_count":0,"version":5},"remaining_days":null,"state_text":"已送达"},"documents":[{"id":"019cac1c-e220-7ba0-9a25-df912ec8601b","issued_at":"2026-03-02T01:15:00.000Z","kind":"delivery_receipt","number":"","prints":0,"title":"送达回证"}]}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-78a6-beb9-f3ab6942a344','id-of-clerk','420bdbb2bab46d53ce978f4373a7936308da68e70061cc8f506faffd35a15156','{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","copies":2,"document":"019cac1c-e220-7ba0-9a25-df912ec8601b","ordinal":1,"printer":"HP-1020","sha256":"1c8987f27ed8d27a4f665665e4931b42526c218a8fb88db4e5fc226451934183"}',1772414100000);
INSERT INTO "command" VALUES('019cac1c-e220-76fd-8b9d-23fef9b710fc','id-of-clerk','4f80d8ce8961a723459f679a540e9ed7c83e55b7d0210abfb4b2f91f36687099','{"case":{"deciding_name":"佛冈县人力资源和社会保障局","lamp":"grey","missing_materials":[],"receiving_name":"石角镇便民服务中心","record":{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","mail_number":"","method":"direct","place":"石角镇便民服务中心","recipient":"王小明","recipient_id_kind":"resident_id","recipient_id_number":"441802190611153129","relation":"本人"},"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"36be6055de0c118a856844cc4ff4b9e068782274847c8fd68681b3d4ad956f87","rating":{"at":"2026-03-02T01:15:00.000Z","is_default":false,"level":"satisfied","words":""},"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","state":"delivered","station":"0101","supplement":null,"supplement_count":0,"version":6},"remaining_days":null,"state_text":"已送达"},"documents":[]}',1772414100000);
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
) STRICT;
INSERT INTO "document" VALUES('019cac1c-e220-7aa9-ada1-becc4cea638c','material_receipt','4418212603020101000013','申请材料接收凭证',NULL,'material_receipt',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"071903","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日"},"decision":null,"delivery":null,"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"material_receipt","number":null,"title":"申请材料接收凭证"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','26f4ac695755886a94e477a4779963435ee80e29d14bc96900e2c674ffe68053',1772414100000,1);
INSERT INTO "document" VALUES('019cac1c-e220-73d3-ba36-9f707432e81f','acceptance_notice','4418212603020101000013','受理通知书','佛人社受字〔2026〕1号','acceptance_notice',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"071903","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日"},"decision":null,"delivery":null,"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"acceptance_notice","number":"佛人社受字〔2026〕1号","title":"受理通知书"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','549622194aa581de7a837597c79d66e7a794fdef687d3ea5f05b63309c44beb2',1772414100000,1);
INSERT INTO "document" VALUES('019cac1c-e220-7cc4-8dd6-c0759a14fd96','grant_decision','4418212603020101000013','准予决定书','佛人社准字〔2026〕1号','grant_decision',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"071903","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日"},"decision":{"basis":"《社会保险法》第五十八条","certificate_name":"社会保障卡","certificate_number":null,"conditions":null,"content":"准予办理","decided_on":"2026-03-02","facts":null,"reasons":null,"valid_from":null,"valid_to":null},"delivery":null,"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"grant_decision","number":"佛人社准字〔2026〕1号","title":"准予决定书"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','a9a5e13fcc47d3d62681cb955b3363f89b096305916b8c4dfc5e4649a1e3866a',1772414100000,1);
INSERT INTO "document" VALUES('019cac1c-e220-7ba0-9a25-df912ec8601b','delivery_receipt','4418212603020101000013','送达回证',NULL,'delivery_receipt',1,'{"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"居民身份证","id_number":"441802190611153129","kind":"person","legal_representative":null,"name":"王小明","phone":"13800138000"},"case":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","collect_method":"窗口领取","days_unit":"工作日","due_estimated":false,"due_on":"2026-03-16","excluded_time":null,"immediate":true,"number":"4418212603020101000013","progress_hint":"凭办件编号和查询密码到受理窗口查询，或拨打咨询电话0763-4280001","promised_days":10,"query_code":"071903","received_at":"2026-03-02T01:15:00.000Z","statutory_days":20,"statutory_unit":"工作日"},"decision":{"basis":"《社会保险法》第五十八条","certificate_name":"社会保障卡","certificate_number":null,"conditions":null,"content":"准予办理","decided_on":"2026-03-02","facts":null,"reasons":null,"valid_from":null,"valid_to":null},"delivery":{"by_mail":false,"delivered_at":"2026-03-02T01:15:00.000Z","method":"直接送达","papers":[{"count":1,"name":"准予决定书","number":"佛人社准字〔2026〕1号","seq":1},{"count":1,"name":"社会保障卡","number":null,"seq":2}],"place":"石角镇便民服务中心","reason_for_agent":null,"recipient":"王小明","recipient_id_number":"441802190611153129","relation":"本人","second_server":null,"server":"陈受理"},"document":{"issued_at":"2026-03-02T01:15:00.000Z","kind":"delivery_receipt","number":null,"title":"送达回证"},"item":{"code":"441821-0001","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"standard":"25.00元/件"},"legal_basis":["《社会保险法》第五十八条"],"name":"社会保障卡申领","result_name":"社会保障卡","type":"公共服务","version":1},"materials":[{"copies":1,"form":"原件","mode":"纸质收取","name":"居民身份证","note":"原件已核验","pages":null,"seq":1}],"organ":{"address":"解放路1号","complaint_phone":"12345","name":"佛冈县人力资源和社会保障局","number_word":"佛人社","phone":"0763-4280001","seal":"行政审批专用章"},"refusal":null,"remedy":{"court":"佛冈县人民法院","review_first":false,"review_organ":"佛冈县人民政府"},"supplement":null,"window":{"clerk":"陈受理","name":"石角镇便民服务中心 1号综合窗口"}}','82693ed31c24b354b2f17ad6e1d9c51f23f5805dd503d998d5bd7ed7177c1d33',1772414100000,1);
CREATE TABLE document_number (
    word TEXT NOT NULL CHECK (word <> ''),
    year INTEGER NOT NULL,
    last INTEGER NOT NULL CHECK (last >= 1),
    PRIMARY KEY (word, year)
) STRICT, WITHOUT ROWID;
INSERT INTO "document_number" VALUES('佛人社准字',2026,1);
INSERT INTO "document_number" VALUES('佛人社受字',2026,1);
CREATE TABLE item (
    code            TEXT NOT NULL PRIMARY KEY,
    current_version INTEGER NOT NULL,
    FOREIGN KEY (code, current_version) REFERENCES item_version (code, version)
) STRICT, WITHOUT ROWID;
INSERT INTO "item" VALUES('441821-0001',1);
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
INSERT INTO "item_version" VALUES('441821-0001',1,'社会保障卡申领','shbzksl','9ff8cc37c73cde697984dc7a95b75602afab563895724ce5a664c3f09dfb0b0c',1772414100000,'{"content_hash":"9ff8cc37c73cde697984dc7a95b75602afab563895724ce5a664c3f09dfb0b0c","item":{"aliases":[],"basic_code":"","code":"441821-0001","conditions":[],"days_unit":"working_day","decided_by_level":"county","department":"人力资源和社会保障局","fee":{"amount_fen":2500,"basis":"粤发改价格〔2019〕1号","charged":true,"note":"","unit":"元/件"},"immediate":true,"legal_basis":["《社会保险法》第五十八条"],"levels":["township","village"],"materials":[{"copies":1,"form":"original","name":"居民身份证","remark":"出示原件","required":true,"source":"applicant","tolerable":false}],"name":"社会保障卡申领","one_things":[],"online_depth":"","promised_days":10,"province_item_code":"","result":{"kind":"certificate","name":"社会保障卡"},"source_note":"","statutory_days":20,"statutory_unit":"working_day","steps":[{"name":"受理","role":"综窗受理员","special_procedure":false,"working_day_hundredths":25}],"subjects":["person"],"type":"public_service","visits":1},"published_at":"2026-03-02T01:15:00.000Z","version":1}','{"alias_initials":[],"aliases":[],"charged":true,"code":"441821-0001","days_unit":"working_day","department":"人力资源和社会保障局","immediate":true,"initials":"shbzksl","levels":["township","village"],"name":"社会保障卡申领","promised_days":10,"subjects":["person"],"type":"public_service","version":1}');
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
INSERT INTO "journal_entry" VALUES('county-441821',1,1772414100000,'id-of-clerk','0101','case.accepted','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"applicant.address":"c81273025817df0cb893be89b34296a4438ead931694bc689b348afc7401f3f9","applicant.id_number":"18c0135dd9ac69993034cb35b08525977849ccf2992ea57415b81bb64d13a225","applicant.name":"c6434e66ced6383bfceade24c9f4c06edb3d6566e45a82be272cdafd978ca961","applicant.phone":"43283a278990d541edfdba5e2da64acdd68c67f267fef48085ed607533d660bc"},"receiving":"441821100-bm","state":"accepted","version":1}','0000000000000000000000000000000000000000000000000000000000000000','f10edb56fd05da5e55814d4654a3ebb676fafc26e9a9530051f6c951adfcf4da');
INSERT INTO "journal_entry" VALUES('county-441821',2,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-7aa9-ada1-becc4cea638c","kind":"material_receipt","number":"","snapshot_hash":"26f4ac695755886a94e477a4779963435ee80e29d14bc96900e2c674ffe68053","template_version":1}','f10edb56fd05da5e55814d4654a3ebb676fafc26e9a9530051f6c951adfcf4da','de495be2e08b9206daeafffcdcf4d0e4c2ca8fcbfafcfe0a5dfec04068dc6491');
INSERT INTO "journal_entry" VALUES('county-441821',3,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-73d3-ba36-9f707432e81f","kind":"acceptance_notice","number":"佛人社受字〔2026〕1号","snapshot_hash":"549622194aa581de7a837597c79d66e7a794fdef687d3ea5f05b63309c44beb2","template_version":1}','de495be2e08b9206daeafffcdcf4d0e4c2ca8fcbfafcfe0a5dfec04068dc6491','e5e323a843048a9fbce784913fe82a676a55e72eeb76a1467b88a09001077048');
INSERT INTO "journal_entry" VALUES('county-441821',4,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-7aa9-ada1-becc4cea638c","ordinal":1,"printer":"HP-1020","sha256":"b09c520b9e7c4beda75e6d14c89fc6521db655006f7f8e2d2462105540902281"}','e5e323a843048a9fbce784913fe82a676a55e72eeb76a1467b88a09001077048','8b91adb4fa4ad29e5f2267f2bebcbcd6834f7174350653e7e7d06cb44432c5d1');
INSERT INTO "journal_entry" VALUES('county-441821',5,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-73d3-ba36-9f707432e81f","ordinal":1,"printer":"HP-1020","sha256":"90461e2b6ecd9b9596b0dd67eb8f960ce51e33d94317d0fc1f07fdb423ccaa59"}','8b91adb4fa4ad29e5f2267f2bebcbcd6834f7174350653e7e7d06cb44432c5d1','6939e9e4188f3865d396965bf4dab603b15db603f2e4b0e1ee237841a6da8660');
INSERT INTO "journal_entry" VALUES('county-441821',6,1772414100000,'id-of-clerk','0101','case.reviewed','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"opinion":"080261800988e4ebc76e83a4a47b7c7caea90a064fda18077ad199b622de2a3d"},"receiving":"441821100-bm","state":"reviewed","version":2}','6939e9e4188f3865d396965bf4dab603b15db603f2e4b0e1ee237841a6da8660','5eae7964ce8dda87f7d6ff1f685a0253b0f96a1dbc8c285852db4596dd35fd3b');
INSERT INTO "journal_entry" VALUES('county-441821',7,1772414100000,'id-of-clerk','0101','case.decided','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","granted":true,"item":"441821-0001","item_version":1,"personal":{"decision.content":"7caa0fa6f19de67466ceff8562aa42093da39df0dad744489073241642a8c7d0","decision.reasons":"6c4dd5d6006b9fae077379af682a853a829ec3d15b8a19c1b81453af5f1ab991"},"receiving":"441821100-bm","state":"granted","version":3}','5eae7964ce8dda87f7d6ff1f685a0253b0f96a1dbc8c285852db4596dd35fd3b','8017229bca09bd853e981e93e1fd1bb79ff71d4ce22099a54533425ac0bdba59');
INSERT INTO "journal_entry" VALUES('county-441821',8,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-7cc4-8dd6-c0759a14fd96","kind":"grant_decision","number":"佛人社准字〔2026〕1号","snapshot_hash":"a9a5e13fcc47d3d62681cb955b3363f89b096305916b8c4dfc5e4649a1e3866a","template_version":1}','8017229bca09bd853e981e93e1fd1bb79ff71d4ce22099a54533425ac0bdba59','9de8794e341b3790c250a04c366013c4cd877ab16c86c397242f58be7e20992a');
INSERT INTO "journal_entry" VALUES('county-441821',9,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-7cc4-8dd6-c0759a14fd96","ordinal":1,"printer":"HP-1020","sha256":"cb7a87668d311edcf2c39c8ec6edbb7fc8b03bc9329092f285049e5550c77458"}','9de8794e341b3790c250a04c366013c4cd877ab16c86c397242f58be7e20992a','d91e444de4c70528ada0804cd0f93b12b97681ea7cd62139f370e22aed763177');
INSERT INTO "journal_entry" VALUES('county-441821',10,1772414100000,'id-of-clerk','0101','case.ready','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"receiving":"441821100-bm","state":"ready","version":4}','d91e444de4c70528ada0804cd0f93b12b97681ea7cd62139f370e22aed763177','f05be9c603d8b50e712eb42c3dea44fd0cbb44370e5118e2598ca00bddad7987');
INSERT INTO "journal_entry" VALUES('county-441821',11,1772414100000,'id-of-clerk','0101','case.delivered','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"delivery.recipient":"d1b195447f2f197ddb4157cfaf2babe5c82dfcf265930a0f143be688bf1b184b","delivery.recipient_id_number":"e7f2386401f97bf823feeb143a18aabc25b4fb37acd5f4a60d57ed36f65c4920"},"receiving":"441821100-bm","state":"delivered","version":5}','f05be9c603d8b50e712eb42c3dea44fd0cbb44370e5118e2598ca00bddad7987','1a4a66ff4f7e8e6270276274ac0371949c900aa2ad7ce3f200e296fb0b94f339');
INSERT INTO "journal_entry" VALUES('county-441821',12,1772414100000,'id-of-clerk','0101','document.issued','case:4418212603020101000013','{"document":"019cac1c-e220-7ba0-9a25-df912ec8601b","kind":"delivery_receipt","number":"","snapshot_hash":"82693ed31c24b354b2f17ad6e1d9c51f23f5805dd503d998d5bd7ed7177c1d33","template_version":1}','1a4a66ff4f7e8e6270276274ac0371949c900aa2ad7ce3f200e296fb0b94f339','e6fe436d075de9a1f736d9e3b6251246e2ccdf1a564360450c7f43358443d0f8');
INSERT INTO "journal_entry" VALUES('county-441821',13,1772414100000,'id-of-clerk','0101','document.printed','case:4418212603020101000013','{"copies":2,"document":"019cac1c-e220-7ba0-9a25-df912ec8601b","ordinal":1,"printer":"HP-1020","sha256":"1c8987f27ed8d27a4f665665e4931b42526c218a8fb88db4e5fc226451934183"}','e6fe436d075de9a1f736d9e3b6251246e2ccdf1a564360450c7f43358443d0f8','bd038fab24e1789b57ac23215611a2c719de48a78c5b7da958d848fa8f9561a5');
INSERT INTO "journal_entry" VALUES('county-441821',14,1772414100000,'id-of-clerk','0101','case.rated','case:4418212603020101000013','{"accepted_on":"2026-03-02","calendar":"cn-2024-2026.1","deciding":"441821-rsj","due_on":"2026-03-16","item":"441821-0001","item_version":1,"personal":{"delivery.recipient":"92df7a9f391c8ee70b8619dd77baefcbb22c774283e6b8bc72308db52ea52483","delivery.recipient_id_number":"4356a3e455efd60ea0a5625673d02d20aea72b205106f2789e066f3eb8f3b700","rating.words":"5b2669fdb67a9eb706c70fa9db65aa5c2f78e4018acf7b979363ec591351d2f2"},"rating":2,"rating_default":false,"receiving":"441821100-bm","state":"delivered","version":6}','bd038fab24e1789b57ac23215611a2c719de48a78c5b7da958d848fa8f9561a5','475805f9c6b83820ca2756c87a793c39ab870239f8ddcc82588eef6c940ecfb0');
CREATE TABLE journal_head (
    stream TEXT NOT NULL PRIMARY KEY CHECK (stream <> ''),
    seq    INTEGER NOT NULL CHECK (seq >= 1),
    hash   TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT, WITHOUT ROWID;
INSERT INTO "journal_head" VALUES('county-441821',14,'475805f9c6b83820ca2756c87a793c39ab870239f8ddcc82588eef6c940ecfb0');
CREATE TABLE journal_personal (
    commitment TEXT NOT NULL PRIMARY KEY CHECK (length(commitment) = 64),
    salt       TEXT NOT NULL,
    value      TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO "journal_personal" VALUES('080261800988e4ebc76e83a4a47b7c7caea90a064fda18077ad199b622de2a3d','2b7f0f6e4ea346b15fd47c21cb3eb767','材料齐全，符合条件');
INSERT INTO "journal_personal" VALUES('18c0135dd9ac69993034cb35b08525977849ccf2992ea57415b81bb64d13a225','8114eebc121385fc9030707dfbea6f6f','441802190611153129');
INSERT INTO "journal_personal" VALUES('43283a278990d541edfdba5e2da64acdd68c67f267fef48085ed607533d660bc','cff5ed4fe20a48bc7e5337cf59c55371','13800138000');
INSERT INTO "journal_personal" VALUES('4356a3e455efd60ea0a5625673d02d20aea72b205106f2789e066f3eb8f3b700','82f1305690f00b630f042f04e2d800b7','441802190611153129');
INSERT INTO "journal_personal" VALUES('5b2669fdb67a9eb706c70fa9db65aa5c2f78e4018acf7b979363ec591351d2f2','c5f813a292de86aee350bf9abc691027','');
INSERT INTO "journal_personal" VALUES('6c4dd5d6006b9fae077379af682a853a829ec3d15b8a19c1b81453af5f1ab991','c3dea633a9bfd658b0ac51d8aafac7d9','');
INSERT INTO "journal_personal" VALUES('7caa0fa6f19de67466ceff8562aa42093da39df0dad744489073241642a8c7d0','f41dee8ab5c84848bbe4e7bf73e8e58d','准予办理');
INSERT INTO "journal_personal" VALUES('92df7a9f391c8ee70b8619dd77baefcbb22c774283e6b8bc72308db52ea52483','f476ff7e6465d206075fdc6bcf948092','王小明');
INSERT INTO "journal_personal" VALUES('c6434e66ced6383bfceade24c9f4c06edb3d6566e45a82be272cdafd978ca961','7e52fb646461c6472b17d6695b9f5c40','王小明');
INSERT INTO "journal_personal" VALUES('c81273025817df0cb893be89b34296a4438ead931694bc689b348afc7401f3f9','c1bae3e8cf67445b631a4b3118caa7b5','石角镇解放路1号');
INSERT INTO "journal_personal" VALUES('d1b195447f2f197ddb4157cfaf2babe5c82dfcf265930a0f143be688bf1b184b','96b8adc0a035aa0ca4b791f79fb5260c','王小明');
INSERT INTO "journal_personal" VALUES('e7f2386401f97bf823feeb143a18aabc25b4fb37acd5f4a60d57ed36f65c4920','f1356ab86cbaa73bb49513de588f2d70','441802190611153129');
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
INSERT INTO "organization" VALUES('441821-mzj','佛冈县民政局','department','441821','441821-zwzx','民政局','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO "organization" VALUES('441821-rsj','佛冈县人力资源和社会保障局','department','441821','441821-zwzx','人力资源和社会保障局','11441821007000001X','佛人社','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO "organization" VALUES('441821-zwzx','佛冈县政务服务中心','county_centre','441821',NULL,'','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO "organization" VALUES('441821100-bm','石角镇便民服务中心','township_centre','441821100','441821-zwzx','','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO "organization" VALUES('441821100201-bm','科旺村便民服务站','village_station','441821100201','441821-zwzx','','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
INSERT INTO "organization" VALUES('441821101-bm','水头镇便民服务中心','township_centre','441821101','441821-zwzx','','','','解放路1号','0763-4280001','12345','佛冈县人民政府','佛冈县人民法院');
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
INSERT INTO "print_log" VALUES('019cac1c-e220-73d3-ba36-9f707432e81f',1,'90461e2b6ecd9b9596b0dd67eb8f960ce51e33d94317d0fc1f07fdb423ccaa59',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'90461e2b6ecd9b9596b0dd67eb8f960ce51e33d94317d0fc1f07fdb423ccaa59');
INSERT INTO "print_log" VALUES('019cac1c-e220-7aa9-ada1-becc4cea638c',1,'b09c520b9e7c4beda75e6d14c89fc6521db655006f7f8e2d2462105540902281',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'b09c520b9e7c4beda75e6d14c89fc6521db655006f7f8e2d2462105540902281');
INSERT INTO "print_log" VALUES('019cac1c-e220-7ba0-9a25-df912ec8601b',1,'1c8987f27ed8d27a4f665665e4931b42526c218a8fb88db4e5fc226451934183',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'1c8987f27ed8d27a4f665665e4931b42526c218a8fb88db4e5fc226451934183');
INSERT INTO "print_log" VALUES('019cac1c-e220-7cc4-8dd6-c0759a14fd96',1,'cb7a87668d311edcf2c39c8ec6edbb7fc8b03bc9329092f285049e5550c77458',2,'HP-1020','id-of-clerk','陈受理',1772414100000,'cb7a87668d311edcf2c39c8ec6edbb7fc8b03bc9329092f285049e5550c77458');
CREATE TABLE region (
    code   TEXT NOT NULL PRIMARY KEY CHECK (length(code) IN (6, 9, 12)),
    name   TEXT NOT NULL CHECK (name <> ''),
    level  TEXT NOT NULL CHECK (level IN ('province', 'city', 'county', 'township', 'village')),
    parent TEXT -- the top of a county's table names a parent outside of it
) STRICT, WITHOUT ROWID;
INSERT INTO "region" VALUES('441821','佛冈县','county','441800');
INSERT INTO "region" VALUES('441821100','石角镇','township','441821');
INSERT INTO "region" VALUES('441821100201','科旺村','village','441821100');
INSERT INTO "region" VALUES('441821101','水头镇','township','441821');
CREATE TABLE schema_migration (number INTEGER NOT NULL PRIMARY KEY, name TEXT NOT NULL,sha256 TEXT NOT NULL, applied_at INTEGER NOT NULL) STRICT;
INSERT INTO "schema_migration" VALUES(1,'foundation','3c5fb6dcd35f0d83647b7555a4e83046f900df709c07e0c046d90e03398868c9',1795618851000);
INSERT INTO "schema_migration" VALUES(2,'blobs','5780830318342df5f2e410cbcb7ddedd996ac527e771a3870f6834a56493857c',1795618851000);
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
INSERT INTO "service_case" VALUES('4418212603020101000013',6,'delivered','441821-0001',1,'441802190611153129','王小明
wxm','441821100-bm','441821100','441821100','0101','id-of-clerk','441821-rsj',1772414100000,'2026-03-16','{"acceptance_refusal":null,"agent":null,"applicant":{"address":"石角镇解放路1号","id_kind":"resident_id","id_number":"441802190611153129","kind":"person","legal_representative":"","name":"王小明","phone":"13800138000"},"clerk":"id-of-clerk","clerk_name":"陈受理","collect_method":"窗口领取","dates":{"accepted_on":"2026-03-02","calendar_version":"cn-2024-2026.1","due_estimated":false,"due_on":"2026-03-16","statutory_due_on":"2026-03-30"},"deciding":"441821-rsj","decision":{"basis":"","by":"id-of-clerk","by_name":"陈受理","certificate_number":"","conditions":"","content":"准予办理","decided_on":"2026-03-02","granted":true,"reasons":"","valid_from":null,"valid_to":null},"delivery":{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","mail_number":"","method":"direct","place":"石角镇便民服务中心","recipient":"王小明","recipient_id_kind":"resident_id","recipient_id_number":"441802190611153129","relation":"本人"},"duplicate_reason":"代家庭成员申请","immediate":true,"item_code":"441821-0001","item_name":"社会保障卡申领","item_version":1,"materials":[{"collected":true,"copies":1,"form":"original","mode":"paper","name":"居民身份证","note":"","original_checked":true,"required":true,"scans":[]}],"number":"4418212603020101000013","opinions":[{"at":"2026-03-02T01:15:00.000Z","by":"id-of-clerk","by_name":"陈受理","text":"材料齐全，符合条件"}],"query_code_hash":"36be6055de0c118a856844cc4ff4b9e068782274847c8fd68681b3d4ad956f87","rating":{"at":"2026-03-02T01:15:00.000Z","is_default":false,"level":"satisfied","words":""},"received_at":"2026-03-02T01:15:00.000Z","receiving":"441821100-bm","region":"441821100","state":"delivered","station":"0101","supplement":null,"supplement_count":0,"version":6}');
CREATE TABLE session (
    id         TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
    account    TEXT NOT NULL REFERENCES account (id),
    station    TEXT REFERENCES station (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL CHECK (expires_at >= created_at)
) STRICT, WITHOUT ROWID;
CREATE TABLE station (
    id           TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 4),
    organization TEXT NOT NULL REFERENCES organization (id),
    name         TEXT NOT NULL CHECK (name <> '')
) STRICT, WITHOUT ROWID;
INSERT INTO "station" VALUES('0001','441821-zwzx','1号综合窗口');
INSERT INTO "station" VALUES('0101','441821100-bm','1号综合窗口');
INSERT INTO "station" VALUES('0201','441821101-bm','1号综合窗口');
INSERT INTO "station" VALUES('0301','441821100201-bm','村便民点');
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
COMMIT;
