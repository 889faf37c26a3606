#include "shared/base/error_table.h"

#include <iterator>
#include <unordered_map>

namespace bianmin {
namespace {

struct Row {
    std::string_view code;
    std::string_view sentence;
};

// Grouped by module. A sentence says what is wrong and what to do about it, in official Chinese;
// {name} is filled from Error::params.
constexpr Row kRows[] = {
    // general
    {"internal", "系统内部错误，本次操作未生效，请稍后重试或联系管理员"},
    {"unavailable", "系统繁忙，本次操作未生效，请稍后重试"},
    {"unauthenticated", "登录已失效，请重新登录"},
    {"forbidden", "您没有办理此项业务的权限，如确需办理请联系管理员"},
    {"input.invalid", "填写内容有 {count} 处需要更正"},

    // fields of any input
    {"field.required", "此项为必填项，请填写"},
    {"field.unknown", "不认识的数据项，请核对接口说明"},
    {"field.not_text", "此项应为文字"},
    {"field.not_integer", "此项应为整数"},
    {"field.not_true_or_false", "此项应为是或否"},
    {"field.not_a_list", "此项应为列表"},
    {"field.not_an_object", "此项应为一组数据项"},
    {"field.not_in_list", "“{value}”不在可选范围内，请从列表中选择"},
    {"field.not_an_identifier", "标识符格式不正确，请核对"},
    {"field.forbidden_character", "含有控制字符等不允许的字符，请删除后重新输入"},
    {"field.unprintable", "字库中没有“{character}”（{code_point}"
                          "），文书打印不出来，请改用其他写法，或联系管理员安装字库"},
    {"field.too_long", "内容过长，最多 {max} 个字"},
    {"field.too_short", "内容过短，至少 {min} 个字"},
    {"field.list_too_long", "条目过多，最多 {max} 条"},
    {"field.list_too_short", "条目不足，至少 {min} 条"},
    {"field.out_of_range", "数值应在 {low} 到 {high} 之间"},

    // json
    {"json.malformed", "数据格式错误，位于第 {line} 行第 {column} 列"},
    {"json.duplicate_key", "数据格式错误，第 {line} 行的数据项“{key}”重复出现"},
    {"json.too_deep", "数据嵌套超过 {max} 层，无法处理"},
    {"json.too_large", "数据超过 {max} 字节，请分批提交"},
    {"json.not_utf8", "数据不是 UTF-8 编码，请转换编码后重新提交"},
    {"encoding.not_hex", "十六进制数据格式不正确"},
    {"encoding.not_base64", "Base64 数据格式不正确"},

    // dates, times, money
    {"date.invalid", "日期不存在或格式不正确，请按“2026-03-02”的格式填写"},
    {"time.invalid", "时间不存在或格式不正确，请按“2026-03-02T09:15:00+08:00”的格式填写"},
    {"money.invalid", "金额格式不正确，请填写最多两位小数的数字，如 1680.32"},
    {"money.too_large", "金额超出范围，最大为 9,999,999,999,999.99 元"},
    {"money.capital_invalid", "大写金额书写不规范，请按“人民币壹仟陆佰捌拾元零叁角贰分”的形式填写"},

    // cases
    {"case.not_found", "未找到该办件，请核对办件编号"},
    {"case.changed", "该办件刚被他人更新，现为“{state}”，请刷新后重新办理；您的本次操作未生效"},
    {"case.state_forbids", "该办件现为“{state}”，不能{action}"},
    {"case.duplicate", "该申请人同一事项已有在办件 {number}；确需再次收件的，请写明理由"},
    {"case.station_required", "请在登录时选择所在窗口后再收件"},
    {"case.decided_by_city",
     "本事项由市级决定，本系统尚未接入市级平台，请引导申请人到市级窗口办理"},
    {"case.decided_by_township",
     "本事项由申请人户籍地或居住地的乡镇决定，请引导申请人到该乡镇便民服务中心办理"},
    {"case.department_missing", "本县机构名录中没有“{department}”，请联系管理员维护机构后再收件"},
    {"case.materials_missing", "必要材料未收齐：{materials}；请收齐，或出具补正告知书"},
    {"case.material_missing", "“{material}”为必要材料，请收取，或改为补正告知"},
    {"case.materials_differ", "材料清单与事项不一致，请刷新事项后重新填写"},
    {"case.supplement_twice", "已出具过补正告知书；需要补正的全部内容应当一次性告知"},
    {"case.material_taken_back", "{materials}已出具收件凭证，不能改为未收，也不能减少份数"},
    {"case.supplement_nothing_new", "没有收到新的材料，未出具凭证；请勾选申请人补交的材料"},
    {"case.supplement_empty", "请逐项列明需要补正的全部内容"},
    {"case.supplement_incomplete",
     "补正告知书应当一次性列明全部缺少的必要材料，尚未列出：{materials}"},
    {"case.supplement_contradicts",
     "“{materials}”已经收取，存在问题不能写“缺”；材料不符合要求的，请写明不符之处"},
    {"case.refusal_needs_reasons", "作出不予决定的，应当写明理由和依据"},
    {"case.acceptance_refusal_needs_reasons", "不予受理的，应当写明理由和依据"},
    {"case.conditions_unchecked", "受理前请逐条核对受理条件，全部符合的才能受理"},
    {"case.refusal_not_proposed", "尚无人提出不予受理，请刷新后核对"},
    {"case.same_person_refuses", "提出不予受理的与复核的不能为同一人，请由另一位审查人复核"},
    {"case.proper_organ_required", "不属于本机关职权范围的，应当告知申请人向哪个机关申请"},
    {"case.proper_organ_unfit",
     "有权机关只在“不属于本机关职权范围”时填写，且应为本机关以外的具体机关名称，请更正"},
    {"case.opinion_required", "请填写审查意见"},
    {"case.decision_content_required", "请填写决定内容"},
    {"case.validity_reversed", "有效期的截止日早于起始日，请更正"},
    {"case.validity_ended", "有效期的截止日早于作出决定的日期，请更正"},
    {"case.grant_content_refuses",
     "决定为准予，而决定内容写的是不予，请更正决定内容，或改为不予决定"},
    {"case.grant_has_reasons", "决定为准予的，不应填写不予的理由，请删去，或改为不予决定"},
    {"case.refusal_needs_facts", "作出不予决定的，应当写明查明的事实，不写“准予”“不予”等决定本身"},
    {"case.refusal_has_certificate", "作出不予决定的，不应填写证照编号和有效期，请删去"},
    {"case.same_person",
     "审查人与决定人不能为同一人，请由另一位有权人员作出决定，或者由另一位审查人员重新审查"},
    {"case.mail_number_required", "邮寄送达的，请填写邮件号"},
    {"case.mail_number_invalid",
     "邮件号应为 8 到 30 位数字或字母，如 EA123456789CN，请按邮寄回单核对"},
    {"case.recipient_not_applicant",
     "领取人证件与申请人不一致，不能登记为“本人”领取；代领的请写明与申请人的关系"},
    {"case.mail_place_required", "邮寄送达的，请填写邮寄地址"},
    {"case.recipient_is_applicant", "领取人就是申请人本人，请选“直接送达”，与受送达人关系填“本人”"},
    {"case.recipient_name_differs", "领取人姓名与登记的“{name}”不一致，请核对证件后更正"},
    {"case.recipient_stranger",
     "领取人既不是申请人，也不是本办件登记的代理人，不能直接送达，请改选“代收”"},
    {"case.recipient_unchecked", "请核验领取人身份证件并填写号码"},
    {"case.rated_already", "该办件已评价，一件一评，不能重复评价"},
    {"case_number.length", "办件编号应为 22 位，请核对"},
    {"case_number.character", "办件编号含有不允许的字符，请核对"},
    {"case_number.check", "办件编号校验位不正确，请核对是否输错"},
    {"case_number.serial_exhausted", "本窗口今日的办件流水号已用完，请换窗口收件"},
    {"applicant.kind_not_served", "本事项不面向“{kind}”办理"},
    {"applicant.id_kind_unfit", "证件类型与申请人类型不符，请重新选择"},
    {"agent.is_applicant", "代理人与申请人为同一人，请删去代理人或更正号码"},
    {"item.level_forbids", "本事项不能在{level}收件，请引导申请人到规定的窗口办理"},
    {"item.version_outdated", "该事项已更新为第 {version} 版，请刷新后按新版重新核对材料"},
    {"page.position_invalid", "翻页位置无效，请从第一页重新查询"},
    {"page.size_invalid", "每页行数应在 1 到 {max} 之间"},

    // documents and commands
    {"document.not_found", "未找到该文书"},
    {"document_number.invalid", "文号格式不正确，请按“佛民许受字〔2026〕12号”的格式填写"},
    {"document_number.kind_unnumbered", "该种文书不编文号，不能预留"},
    {"document_number.organ_without_word",
     "“{organ}”尚未设置文号机关代字，不能预留文号，请联系管理员维护机构"},
    {"document_number.not_reserved",
     "文号“{number}”不是本机关预留未用的文号（{fate}），本次操作未生效，请查阅文号台账"},
    {"document_number.book_differs", "文号“{number}”与本文书应用的号簿“{book}”不一致，请核对"},
    {"document_number.book_unknown", "没有号簿“{book}”，请从文号台账中选择"},
    {"document_number.nothing_numbered", "本次办理不出具编号的文书，请删去手写文号"},
    {"document.remedy_missing",
     "“{organ}”的复议机关或管辖法院未维护，不能出具含救济途径的文书，请联系管理员"},
    {"document.print_out_of_turn", "该文书刚被他人打印，应为第 {expected} 次打印，请重新打印"},
    {"document.copies_invalid", "打印份数应在 1 到 {max} 之间"},
    {"document.hash_invalid", "文书内容摘要格式不正确"},
    {"document.field_missing", "文书缺少必填内容“{field}”，未出具，请补充后重试"},
    {"document.field_invalid", "文书内容“{field}”的格式不正确，未出具，请更正后重试"},
    {"document.character_missing",
     "字库中没有“{character}”（{code_point}），文书未出具，请联系管理员安装字库（{field}）"},
    {"document.too_long", "文书超过 {max} 页，未出具，请核对内容"},
    {"document.chart_too_long", "“{field}”的环节过多，流程图一页画不下，请精简环节名称"},
    {"document.field_too_long",
     "“{field}”的内容在预印件上放不下（最多 {max} 行），文书未出具，请缩短后重试"},
    {"document.qr_too_long", "二维码内容过长，文书未出具，请联系管理员调整文书样式"},
    {"document.no_such_copy", "该文书没有第 {copy} 联"},
    {"document.pdf_failed", "文书生成失败，未出具，请重试；仍失败请联系管理员"},
    {"template.invalid", "文书样式有误，位于 {file} 的 {place}：{fault}"},
    {"template.file_unreadable", "无法读取文书样式文件 {path}，请核对文件名和权限"},
    {"template.key_unknown", "不认识的数据项“{key}”，请删除或对照样式说明更正"},
    {"template.key_unknown_near", "不认识的数据项“{key}”，是否应为“{near}”"},
    {"template.key_missing", "缺少数据项“{key}”，请补充"},
    {"template.choice_unknown", "“{value}”不在可选范围内，应为 {choices} 之一"},
    {"template.list_expected", "应为有 1 至 {max} 项的列表"},
    {"template.text_expected", "应为文字，不能为空"},
    {"template.path_invalid", "路径“{path}”不正确，应由小写字母、数字、下划线组成，以点连接"},
    {"template.field_unknown", "文书内容中没有“{field}”，请对照样式说明更正"},
    {"template.field_unknown_near", "文书内容中没有“{field}”，是否应为“{near}”"},
    {"template.word_unknown", "本样式的 words 中没有“{word}”，请补充或更正"},
    {"template.word_in_word", "words 中的文字不能再引用 words，请直接写明"},
    {"template.brace_open", "填空缺少结尾的两个右花括号，请补全"},
    {"template.brace_close", "两个右花括号前缺少开头的两个左花括号，请补全"},
    {"template.filter_unknown", "不认识的过滤器“{filter}”，可用的有 {choices}"},
    {"template.filter_argument", "过滤器“{filter}”的参数不正确，只有 join 和 default 须带参数"},
    {"template.integer_range", "应为 {low} 到 {high} 的整数"},
    {"template.not_a_number", "应为数字"},
    {"template.millimetres_range", "应为 0 到 2000 毫米"},
    {"template.tenths", "应精确到 0.1 毫米，请四舍五入"},
    {"template.points_range", "字号应为 5 到 72 磅"},
    {"template.type_area_small", "版心的宽或高不足 40 毫米，请减小页边距"},
    {"template.line_below_size", "行高小于字号，请增大行高“line”"},
    {"template.value_superfluous", "此条件不需要“value”，请删除"},
    {"template.outside_page", "位置超出纸张，请更正"},
    {"template.cell_narrow", "格子过窄，请减小“label_width”或减少一行的格数"},
    {"template.column_narrow", "列宽不足 8 毫米，请增大"},
    {"template.columns_wide", "各列宽度之和超出版心，请减小"},
    {"template.nested_deep", "块的嵌套超过 {max} 层，请减少"},
    {"template.version_taken", "与 {other} 的样式编号和版本相同，请改用更大的版本号"},
    {"template.not_found", "未找到文书样式“{id}”第 {version} 版，请联系管理员安装"},
    {"template.folder_unreadable", "无法读取文书样式 {path}，请联系管理员检查安装"},
    {"font.folder_unreadable", "无法读取字库目录 {path}，请联系管理员检查设置"},
    {"font.file_missing", "未找到字库文件 {path}，请联系管理员安装"},
    {"font.unusable", "字库文件 {path} 不是可嵌入的 TrueType 字库，请更换"},
    {"font.embedding_forbidden", "字库文件 {path} 的授权不允许嵌入文书，请更换"},
    {"region.exists", "行政区划 {id} 已存在，请核对"},
    {"organization.exists", "机构 {id} 已存在，请核对"},
    {"station.exists", "终端 {id} 已存在，请核对"},
    {"backup.running", "已有一个备份正在进行，请等它完成"},
    {"backup.exists", "备份“{backup}”已经有了，请一秒以后再试"},
    {"backup.incomplete", "“{backup}”不是完整的备份"},
    {"backup.damaged",
     "备份“{backup}”已损坏或被改动，或不是本县的密钥签名的，没有恢复，请换用另一份备份"},
    {"restore.key_missing",
     "流水签名私钥 {file} 不在，没有恢复；请先把私钥（和签名链头）从另行保存的地方放回"},
    {"backup.county_differs", "备份属于 {found}，本服务器是 {expected}，没有恢复"},
    {"backup.target_exists", "数据库 {file} 已存在，没有恢复；请先把它移走"},
    {"blob.empty", "文件是空的，请重新扫描或选择文件"},
    {"blob.too_large", "文件超过 {max} MB，请降低扫描分辨率或分成多个文件"},
    {"blob.type_unknown", "文件不是完整的 PDF、JPEG 或 PNG，请重新扫描或另存后再上传"},
    {"blob.unknown", "引用的扫描件尚未上传，请重新上传后再提交"},
    {"blob.not_found", "没有找到该文件，或您无权查看"},
    {"blob.missing", "档案文件 {sha256} 缺失，请立即联系系统管理员从备份恢复"},
    {"blob.changed", "档案文件 {sha256} 已损坏或被改动，请立即联系系统管理员从备份恢复"},
    {"blob.row_changed",
     "档案文件 {sha256} 的登记与文件或办件不符，已被改动，请立即保全数据并联系审计管理员"},
    {"blob.name_invalid", "文件编号应为 64 位小写十六进制字符"},
    {"document.paper_differs",
     "本机画出的文书与县里存档的不一致，未登记打印；请联系系统管理员更新程序"},

    {"store.busy", "系统繁忙，本次操作未生效，请稍后重试"},
    {"store.too_slow", "处理超时，本次操作未生效，请稍后重试"},
    {"store.closed", "系统正在停止服务，本次操作未生效，请稍后重试"},
    {"store.full", "服务器存储空间不足，本次操作未生效，请立即联系系统管理员"},
    {"store.failed", "数据未能保存，本次操作未生效，请稍后重试或联系系统管理员"},
    {"store.duplicate", "该编号的内容已存在，本次操作未生效"},
    {"store.reference", "所引用的内容不存在，本次操作未生效，请核对后重试"},
    {"store.refused", "数据不符合存储规则，本次操作未生效，请联系系统管理员"},
    {"store.corrupt", "存储的数据已损坏，请立即停用并联系系统管理员从备份恢复"},
    {"store.cannot_open", "无法打开数据库，请检查路径、权限和磁盘"},
    {"store.missing",
     "数据库 {file} 不存在：首次使用请先初始化（--initialize），丢失的请从备份恢复"},
    {"store.log_left", "{file} "
                       "是另一个数据库留下的日志，其中可能有已生效的数据，没有动它；请把数据库放回"
                       "原处，或先把日志移走"},
    {"store.locked", "数据库 {file} 正由另一个程序使用，请先停止它"},
    {"store.schema_newer", "数据库版本（{found}）高于本程序支持的版本（{known}），请升级程序"},
    {"store.migration_changed",
     "第 {number} 个数据库升级脚本与已执行的不一致，请使用正式发布的程序"},
    {"command.id_invalid", "操作编号缺失或格式不正确，请重新提交"},
    {"command.too_old",
     "本次提交是 {days} 天以前作出的，可能早已办理，未再次生效；请先查询是否已有该办件，"
     "并核对本机的日期"},
    {"command.forgotten",
     "本次提交是很久以前作出的，服务器已不再保存其结果，未再次生效；请先查询是否已有该办件"},
    {"command.clock_ahead", "本机日期比服务器快一天以上，本次提交未生效，请校准本机时间后重新提交"},
    {"command.id_reused", "同一操作编号已用于另一次提交，本次未生效，请重新提交"},

    // regions
    {"region.invalid", "行政区划代码不正确，应为 6 位、9 位或 12 位数字"},

    // identity checks
    {"resident_id.length", "公民身份号码应为 18 位（15 位旧号码已停止使用）"},
    {"resident_id.first_digit", "公民身份号码第 1 位不能为 0，请核对"},
    {"resident_id.character", "公民身份号码第 {position} 位有误，应为数字（末位可为 X）"},
    {"resident_id.date", "公民身份号码中的出生日期不存在，请核对第 7 至 14 位"},
    {"resident_id.future", "公民身份号码中的出生日期晚于今天，请核对第 7 至 14 位"},
    {"resident_id.check_digit", "公民身份号码校验不通过，末位应为 {expected}，请核对全部号码"},
    {"resident_id.old_length", "旧身份证号码应为 15 位数字"},
    {"credit_code.length", "统一社会信用代码应为 18 位"},
    {"credit_code.letter",
     "统一社会信用代码第 {position} 位有误，只能是数字和除 I、O、S、V、Z 以外的大写字母"},
    {"credit_code.registry", "统一社会信用代码首位不是任何登记管理部门的代码，请核对"},
    {"credit_code.check_digit", "统一社会信用代码校验不通过，末位应为 {expected}，请核对全部代码"},
    {"id_number.other_kind", "该号码属于“{kind}”，请更正证件类型"},
    {"id_number.invalid", "证件号码不正确，应为 1 至 50 个字符"},
    {"passport.invalid", "护照号码不正确，应为 5 至 17 位字母或数字"},
    {"hk_macau_permit.invalid", "港澳居民来往内地通行证号码不正确，应为字母 H 或 M 加 8 位数字"},
    {"taiwan_permit.invalid", "台湾居民来往大陆通行证号码不正确，应为 8 位数字"},
    {"foreign_permanent_resident.invalid",
     "外国人永久居留身份证号码不正确，应为 9 开头的 18 位号码，或旧版 3 位字母加 12 位数字"},
    {"phone.invalid", "联系电话不正确，请填写 11 位手机号码或带区号的固定电话，如 0763-3366110"},
    {"phone.short_number", "这是服务热线一类的短号，联系不到本人，请填写手机号或带区号的固定电话"},
    {"person_name.length", "姓名应为 {min} 至 {max} 个字"},
    {"person_name.character", "姓名第 {position} 个字有误，只能是汉字、字母和间隔号“·”"},
    {"enterprise_name.length", "单位名称应为 {min} 至 {max} 个字"},
    {"enterprise_name.character", "单位名称含有不允许的字符，请删除后重新输入"},

    // calendar
    {"calendar.days_out_of_range", "天数应在 0 到 {max} 之间"},
    {"calendar.pause_invalid", "中止期间的起止日期不正确，结束日期不得早于开始日期"},
    {"calendar.years_not_consecutive", "节假日表的年份应当连续，且至少有一个年份"},
    {"calendar.duplicate_day", "节假日表中 {date} 重复出现"},
    {"calendar.makeup_not_weekend", "节假日表中的调休上班日 {date} 不是周末"},
    {"calendar.day_outside_years", "节假日表中的 {date} 不在所列年份内"},

    // log-in and accounts
    {"login.refused", "用户名或密码不正确，请核对后重新输入"},
    {"login.locked", "连续多次输入错误，账号已锁定，请 {minutes} 分钟后再试或联系管理员"},
    {"login.station_foreign", "本终端属于其他单位，请使用本单位的终端登录或联系管理员"},
    {"account.login_name_invalid", "用户名应为 3 至 32 位小写字母、数字、点、下划线或短横线"},
    {"account.login_name_taken", "用户名已被使用，请另取一个"},
    {"account.display_name_missing", "请填写工作人员姓名"},
    {"account.roles_missing", "请至少选择一个角色"},
    {"account.not_found", "未找到该账号，请核对"},
    {"organization.not_found", "未找到该机构，请核对机构编码"},
    {"station.not_found", "未找到该终端，请核对终端号"},
    {"password.too_weak", "密码至少 10 位，且须包含大写字母、小写字母、数字、其他字符中的三类"},

    // journal
    {"journal.gap", "流水不连续：缺少第 {seq} 条，请立即停用并通知审计管理员"},
    {"journal.chain_broken", "流水第 {seq} 条与前一条不衔接，可能被改动，请立即通知审计管理员"},
    {"journal.hash_wrong", "流水第 {seq} 条的校验值不符，可能被改动，请立即通知审计管理员"},
    {"journal.stream_foreign", "流水第 {seq} 条不属于本流水，请立即通知审计管理员"},
    {"journal.head_differs",
     "流水只核对到第 {seq} 条，与记录的末条不符，可能有缺失，请立即通知审计管理员"},
    {"journal.payload_invalid", "流水第 {seq} 条的内容不合格式，可能被改动，请立即通知审计管理员"},
    {"journal.seq_unknown", "流水中没有第 {seq} 条，请从头核对"},
    {"journal.personal_changed",
     "流水第 {seq} 条的个人信息“{name}”与其承诺值不符，已被改动，请立即保全数据并联系审计管理员"},
    {"journal.personal_lost",
     "流水第 {seq} 条的个人信息“{name}”已不在库中，又没有删除记载，请立即保全数据并联系审计管理员"},
    {"journal.record_lost",
     "流水第 {seq} 条登记的 {record} 已不在库中，请立即保全数据并联系审计管理员"},
    {"journal.record_changed",
     "流水第 {seq} 条登记的 {record} 与库中所存不符，已被改动，请立即保全数据并联系审计管理员"},
    {"journal.record_without_entry",
     "库中的 {record} 没有流水记载，请立即保全数据并联系审计管理员"},
    {"journal.counter_changed",
     "编号计数 {counter} 与已发出的编号不符，已被改动，请立即保全数据并联系审计管理员"},
    {"journal.record_unwritten",
     "库中有 {count} 件办件、文书、打印或文号登记没有流水记载，请立即保全数据并联系审计管理员"},
    {"journal.truncated",
     "流水曾签名至第 {seq} 条，现只有 {found} 条，末尾有缺失，请立即通知审计管理员"},
    {"journal.rewritten",
     "流水第 {seq} 条与签名链头不符，此前的内容可能被改写，请立即通知审计管理员"},
    {"journal.head_signature_wrong",
     "签名链头第 {line} 行不是本服务器对本流水的签名，可能被改动，请立即通知审计管理员"},
    {"journal.heads_missing",
     "签名链头文件不见了或是空的，无法发现流水被整体改写或截断，请立即查明其去向并通知审计管理员"},
    {"journal.key_missing",
     "流水签名私钥 {file} 不见了而公钥还在，请从备份取回；确需换新的，先把公钥和签名链头移走留存"},
    {"journal.key_invalid", "{file} 不是有效的流水签名密钥，或与另一半密钥不配对，请从备份取回"},
    {"signature.key_invalid", "不是有效的 Ed25519 密钥（PEM 格式）"},

    // catalogue
    {"catalog.file_faulty",
     "事项文件有 {count} 处错误，未导入任何事项，请按所列位置更正后重新导入"},
    {"catalog.file_empty", "事项文件中没有事项"},
    {"catalog.too_many_items", "事项文件超过 {max} 个事项，请分批导入"},
    {"item.not_found", "未找到该事项，可能已调整，请刷新事项目录"},
    {"item.code_invalid", "事项编码应为 4 至 64 位字母、数字、短横线或下划线"},
    {"item.code_duplicate", "事项编码与第 {first} 个事项重复"},
    {"item.name_duplicate", "事项名称与第 {first} 个事项重复"},
    {"item.value_repeated", "列表中有重复的内容，请删去重复项"},
    {"item.number_invalid", "应为非负数，最多两位小数"},
    {"item.immediate_with_days", "即办件的承诺办结时限只能是 0 或 1"},
    {"item.promise_missing", "承诺件应填写承诺办结时限，至少 1 天"},
    {"item.promise_exceeds_statutory", "承诺办结时限（{promised}）超过法定办结时限（{statutory}）"},
    {"item.decided_below_intake", "决定层级低于所有收件层级，请核对"},
    {"item.decided_by_village", "村（社区）可以收件，但不能作为决定层级"},
    {"item.fee_without_basis", "收费事项应写明收费依据"},
    {"item.fee_without_unit", "写明收费金额的，应同时写明计费单位"},
    {"item.fee_zero", "标为收费，收费金额却是 0；金额不定的请留空，不收费的请改为不收费"},
    {"item.fee_contradictory", "标为不收费，却填写了收费金额"},
    {"department.invalid", "部门名称为空或括号不成对，请核对"},

    // requests to the server
    {"command.id_missing", "缺少指令编号（Idempotency-Key），请升级客户端程序"},
    {"request.path_unknown", "服务器没有这个接口，请核对地址或升级客户端程序"},
    {"request.method_not_allowed", "此接口只接受 {allowed} 方法"},
    {"request.malformed", "请求不符合 HTTP 规范，请检查网络或客户端程序"},
    {"request.body_too_large", "提交的内容超过 {max} 字节，请分批提交"},
    {"request.url_too_long", "请求地址过长，最多 {max} 字节"},
    {"request.headers_too_large", "请求头过大，最多 {max} 字节"},
    {"request.media_type", "请以 application/json 格式（UTF-8）提交内容"},
    {"request.timeout", "提交的内容没有在规定时间内传完，请检查网络后重试"},
    {"request.parameter_unknown", "不认识的查询参数，请核对接口说明"},

    // the network as a client sees it
    {"network.unreachable", "连接不上服务器，请检查网络后重试"},
    {"network.timeout", "服务器没有在规定时间内答复，请稍后重试"},
    {"network.certificate", "服务器证书未通过验证，请勿继续操作并立即联系管理员"},
    {"network.answer_too_large", "服务器的答复过大，无法处理，请联系管理员"},
    {"network.answer_invalid", "服务器的答复无法识别，请检查网络或升级客户端程序"},
    {"network.server_address_invalid", "服务器地址“{address}”不正确，应为 https://主机:端口"},
    {"network.ca_unreadable", "无法读取信任证书文件 {file}"},

    // files, configuration and first run
    {"file.unreadable", "无法读取文件 {file}，请核对路径和权限"},
    {"file.empty", "文件 {file} 是空的，请核对是否选错了文件"},
    {"file.too_large", "文件 {file} 超过 {max} 字节，请核对是否选错了文件"},
    {"file.unwritable", "无法写入文件 {file}，请检查磁盘空间和权限"},
    {"file.not_regular", "{file} 是设备、链接或者目录，不能写成文件，请换一个文件名"},
    {"file.disk_full", "磁盘空间不足，无法写入文件 {file}，请清理磁盘后重试"},
    {"file.not_utf8", "文件 {file} 不是 UTF-8 编码，请转换编码后重试"},
    {"config.line_invalid", "配置文件第 {line} 行应为“名称 = 值”"},
    {"config.key_unknown", "配置文件第 {line} 行的“{key}”不是配置项"},
    {"config.key_misspelt", "配置文件第 {line} 行的“{key}”不是配置项，是否应为“{suggestion}”"},
    {"config.key_repeated", "配置文件第 {line} 行重复设置了“{key}”"},
    {"config.key_missing", "配置文件没有设置必需的“{key}”"},
    {"config.value_invalid", "配置项“{key}”的值不正确，应为{expected}"},
    {"server.address_unavailable", "无法在 {address} 上监听，可能已被占用或没有权限"},
    {"server.certificate_unreadable", "无法读取服务器证书 {certificate} 或私钥 {key}"},
    {"county.already_initialized", "本县数据已经初始化，不能重复初始化"},
    {"county.not_initialized", "本县数据尚未初始化，请先用 --initialize 初始化"},
    {"county.code_differs", "县数据的区划代码（{found}）与配置（{expected}）不一致"},
    {"county.code_invalid", "县区划代码应为六位数字"},
    {"county.centre_missing", "县数据中没有县政务服务中心"},
    {"county.duplicate", "“{value}”重复出现，请删去重复项"},
    {"county.region_unknown", "区划“{value}”不在区划表中"},
    {"county.region_outside", "区划“{value}”不属于本县"},
    {"county.organization_circle", "机构“{value}”作为上级，使该机构成了自己的上级，请更正"},
    {"county.organization_unknown", "机构“{value}”不在机构表中"},
    {"station.id_invalid", "终端号应为四位数字"},

    // the administrator's program
    {"usage.command_unknown", "没有“{command}”这个命令，用 --help 查看全部命令"},
    {"usage.option_unknown", "没有“{option}”这个选项，用 --help 查看用法"},
    {"usage.option_value_missing", "选项“{option}”后面缺少值"},
    {"usage.option_repeated", "选项“{option}”只能出现一次"},
    {"usage.option_conflict", "选项“{option}”不能和前面的选项同时使用"},
    {"usage.option_missing", "缺少选项“{option}”，用 --help 查看用法"},
    {"usage.argument_missing", "缺少参数“{argument}”，用 --help 查看用法"},
    {"usage.argument_extra", "多余的参数“{argument}”，用 --help 查看用法"},
    {"usage.value_invalid", "“{option}”的值“{value}”不正确，应为{expected}"},
    {"usage.material_unknown", "事项材料清单中没有“{value}”，请按清单填写材料名称"},

    // window client: what the screens say
    {"process.not_started", "无法启动程序 {program}，请检查本机设置"},
    {"process.timeout", "程序 {program} 超时未完成，请检查打印机后重试"},
    {"printer.failed", "打印机未能打印，请检查纸张和连线后按回车重试；办件已保存，不受影响"},
    {"settings.servers_missing", "至少填写一个服务器地址"},
    {"settings.server_not_https", "服务器地址应以 https:// 开头"},
    {"settings.printer_missing", "请填写打印文件夹 print_folder 或打印命令 print_command"},
    {"draft.damaged", "有一份草稿已损坏，已另存为 {file}，请重新录入"},
    {"draft.too_many",
     "已暂存 {limit} 件，不能再暂存；请先按 Ctrl+O 删去不再需要的，或办完当前这一件"},
    {"draft.outcome_unknown",
     "这一件已经发出，没有收到结果，可能已经保存；内容不改的，重发不会重复受理"},
    {"draft.drop_question", "确要删去这件未完成的受理吗？填写的内容不能取回"},
    {"draft.drop_unknown_question",
     "这一件已经发出，没有收到结果，可能已经保存；请先按 F3 查询该申请人。确要删去草稿吗？"},
    {"login.incomplete", "请填写用户名和密码"},
    {"login.asking", "正在登录，请稍候"},
    {"intake.no_such_item",
     "没有找到这样的事项；请换用名称中的字、拼音首字母、编码或俗称，或核对本窗口能否受理"},
    {"intake.item_missing", "请先选择要办理的事项"},
    {"intake.accept_incomplete",
     "还缺 {count} 份必收材料，不能受理；请收齐后再受理，或选择“补正告知”“只收件”"},
    {"intake.materials_missing", "还缺 {count} 份必收材料"},
    {"intake.name_corrected", "姓名已按规范写为“{name}”，请与证件核对"},
    {"intake.duplicate_open", "该申请人已有同一事项在办，请先查询；确需再次受理的，请写明理由"},
    {"intake.sending", "正在保存，请稍候"},
    {"intake.not_sent",
     "网络中断，尚未确认保存；内容已存本机，恢复后按 Ctrl+回车 重发，不会重复受理"},
    {"intake.stored_by_other", "这一件先前已由其他人员发出，并已保存；请按 F3 查询，不要重新受理"},
    {"intake.draft_saved", "已暂存在本机"},
    {"intake.put_aside", "已暂存在本机，可为下一位办理；按 Ctrl+O 取回"},
    {"intake.nothing_to_save", "还没有填写内容，无需暂存"},
    {"list.loading", "正在读取，请稍候"},
    {"list.empty", "没有符合条件的办件"},
    {"case.loading", "正在读取办件，请稍候"},
    {"case.sending", "正在保存，请稍候"},
    {"case.not_sent", "网络中断，尚未确认保存；请恢复后再按一次，不会重复办理"},
    {"case.changed_by_others", "您打开办件后，他人已办理："},
    {"case.changed_meanwhile",
     "该办件刚被他人更新，现为“{state}”；本次操作未生效，填写的内容仍在。请按 F5 "
     "读取最新办件，核对后再办"},
    {"case.changed_somehow",
     "该办件刚被他人更新；本次操作未生效，填写的内容仍在。请按 F5 读取最新办件，核对后再办"},
    {"case.changed_what_to_do", "本次操作未生效，填写的内容仍在。请按 F5 读取最新办件，核对后再办"},
    {"case.change", "{time}　{actor}　{action}"},
    {"case.change_to_state", "{time}　{actor}　{action}，办件变为“{state}”"},
    {"case.read_again", "已读取最新办件，请核对后再办"},
    {"case.act_done", "已保存，办件现为“{state}”"},
    {"delivery.code_unreadable", "扫到的不是回执上的二维码，请重新扫描或输入办件编号"},
    {"delivery.code_mismatch", "查询码与办件不符，这可能不是本件的回执，请核对后再出件"},
    {"delivery.delivered_already", "本件已经送达，请勿重复出件"},
    {"delivery.decision_unprinted", "决定书尚未打印，请先打印并加盖印章，再交给领取人"},
    {"delivery.not_decided", "本件现为“{state}”，还没有办理结果"},
    {"delivery.somebody_else",
     "证件号码与申请人、代理人都不一致；确需代领的，请核验委托并写明领取人和关系"},
    {"delivery.firm_sends_somebody",
     "请核对领取人是法定代表人或单位指定的收件人，并写明姓名和关系，如法定代表人、经办人"},
    {"delivery.person_fits", "证件号码相符：{relation}"},
    {"delivery.recipient_missing", "请填写领取人（收件人）姓名"},
    {"delivery.relation_missing", "请填写与申请人的关系，如配偶、子女、同事"},
    {"delivery.place_missing", "请填写邮寄地址"},
    {"refusal.class_missing", "请选择不予受理的情形"},
    {"supplement.line_incomplete", "请写明材料、问题和补正要求"},
    {"print.case_saved", "办件已保存，编号如下"},
    {"print.printing", "正在打印{title}"},
    {"print.all_printed", "{count} 份文书已全部打印"},
    {"print.not_drawn", "文书还没有生成，正在重新读取"},
};

constexpr bool codesAreUnique() {
    for (const Row& row : kRows) {
        for (const Row* later = &row + 1; later != std::end(kRows); ++later) {
            if (later->code == row.code)
                return false;
        }
    }
    return true;
}
static_assert(codesAreUnique(), "a code stands twice in the table: one code, one sentence");

using Table = std::unordered_map<std::string_view, std::string_view>;

const Table& table() {
    static const Table built = [] {
        Table rows;
        for (const Row& row : kRows)
            rows.emplace(row.code, row.sentence);
        return rows;
    }();
    return built;
}

// A placeholder without a value shows as a dash: the sentence stays readable.
std::string filled(std::string_view sentence, const ErrorParams& params) {
    std::string text;
    while (!sentence.empty()) {
        const auto open = sentence.find('{');
        const auto close = open == std::string_view::npos ? open : sentence.find('}', open);
        if (close == std::string_view::npos)
            break;
        text += sentence.substr(0, open);
        const auto value = params.find(std::string(sentence.substr(open + 1, close - open - 1)));
        text += value == params.end() ? "—" : value->second;
        sentence.remove_prefix(close + 1);
    }
    text += sentence;
    return text;
}

} // namespace

std::string_view errorSentence(std::string_view code) {
    const auto found = table().find(code);
    return found == table().end() ? std::string_view() : found->second;
}

std::string describe(std::string_view code, const ErrorParams& params) {
    const std::string_view sentence = errorSentence(code);
    return filled(sentence.empty() ? errorSentence("internal") : sentence, params);
}

std::string describe(const Error& error) {
    ErrorParams params = error.params;
    params.emplace("count", std::to_string(error.fields.size()));
    return describe(error.code, params);
}

std::string describe(const FieldError& error) {
    return describe(error.code, error.params);
}

int httpStatus(ErrorKind kind) {
    switch (kind) {
    case ErrorKind::invalid:
        return 400;
    case ErrorKind::unauthenticated:
        return 401;
    case ErrorKind::forbidden:
        return 403;
    case ErrorKind::not_found:
        return 404;
    case ErrorKind::conflict:
        return 409;
    case ErrorKind::unavailable:
        return 503;
    case ErrorKind::internal:
        return 500;
    }
    return 500;
}

} // namespace bianmin
