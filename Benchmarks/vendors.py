#!/usr/bin/env python3
"""The documents of many vendors, made from a seed: a catalog as an analyst meets it.

A million codes are 500 documents of one vendor each, with 4,650 tables and 242,000 distinct
texts; fewer codes are fewer documents of the same kind. Vendors number their codes alike, name
their columns in their own ways, translate messages, and leave a cell empty here and there.

python3 Benchmarks/vendors.py 10000 FOLDER
"""

import argparse
import hashlib
import random
import shutil
from pathlib import Path

from measuring import BUILT

SEED = 20240229
CODES_OF_A_DOCUMENT = 2_000
# Documents made by other versions of this file are not used again.
MADE = BUILT / "data" / ("vendors-" + hashlib.sha256(Path(__file__).read_bytes()).hexdigest()[:12])
# How many of a million codes have a text of their own, and how many have none.
DISTINCT, WITHOUT_TEXT = 242_000, 19


def words(text):
    return [word for word in text.replace("\n", "|").split("|") if word]


SUBJECTS = words("""account balance|order|order price|order amount|withdrawal address|API key
signature|timestamp|nonce|trading pair|margin position|loan|deposit|sub-account|verification code
request body|query parameter|market|stop order|contract|leverage|websocket channel|user|transfer
currency|IP address|passphrase|order type|time in force|candle interval|invoice|subscription
payment method|card number|shipment|webhook endpoint|access token|refresh token|tenant|volume
snapshot|load balancer|certificate|DNS zone|message template|phone number|recipient|sender ID
call session|recording|transcript|container image|cluster node|database replica|index shard
storage bucket|file handle|upload part|encryption key|rate plan|billing address|tax identifier
exchange rate|settlement batch|chargeback|merchant account|terminal|device certificate|firmware
sensor reading|geofence|map tile|route|vehicle|booking|seat|passenger record|fare class""")
PROBLEMS = words("""is insufficient|does not exist|is invalid|has expired|is frozen
is not supported in this region|must not be empty|exceeds the limit of the account|is too low
was rejected by the upstream provider|is not allowed for this user|could not be processed
was canceled already|is in an incorrect format|is under maintenance|timed out
requires two-factor authentication|does not match the stored value|is a duplicate
was sent too frequently|is locked by another operation|has been deleted|is temporarily unavailable
is missing from the request|is out of range|was modified concurrently|has reached its quota
belongs to another tenant|is pending review|failed the integrity check""")
CHECKS = words("""Check the|Verify that you own the|Contact support about the|Renew the|Reduce the
Wait and then resend the|Set a valid|Remove the|Compare your copy with the|Request access to the
Synchronize the|Create a new""")
PLACES = words("""the dashboard|your request|the sandbox|the console|the settings page|the callback
the response header|the previous step|the developer portal|the audit log|the mobile app
the onboarding form|the partner agreement|the batch file|the migration guide""")
REASONS = words("""This happens when the|It can also mean that the|Usually the|Most often the
In rare cases the|The operation stops because the|The server reports this if the""")
CHINESE_SUBJECTS = words("""账户余额|订单|提币地址|密钥|签名|时间戳|交易对|保证金|借款|充值|子账户
验证码|请求参数|市场|合约|杠杆|频道|用户|转账|币种|证书|设备|短信模板|手机号码|发票|支付方式""")
CHINESE_PROBLEMS = words("""不足|不存在|无效|已过期|已冻结|不支持|不能为空|超过限制|过低|被拒绝
不允许|失败|已撤销|格式错误|正在维护|超时|不匹配|重复|过于频繁|被锁定|已删除|暂时不可用""")
AREAS = words("""Account|Orders|Payments|Messaging|Storage|Identity|Billing|Realtime|Reports
Search|Devices|Maps|Travel|Compute|Networking|Notifications|Webhooks|Partner|Admin|Sandbox""")
KINDS = words("""REST API errors|WebSocket errors|Error codes|Response codes|SDK errors
Validation errors|Server errors|Client errors|Legacy codes|Callback results""")
CODE_HEADERS = words("Error Code|Code|Error code|code|ErrorCode|Error|error_code|Return code")
TEXT_HEADERS = words("Description|Message|Meaning|Error Message|Details|Explanation|Reason")
SYMBOL_HEADERS = words("Name|Constant|Symbol|Error Name")
STATUS_HEADERS = words("""HTTP Status|HTTP status|HTTP Status Code|HTTP status code
Http Code|HTTP code|HTTP""")
REMEDY_HEADERS = words("Fix|Solution|Resolution|Suggested action|Recommended action|What to do")
SEVERITY_HEADERS = words("Severity|Level|severity")
CHINESE_HEADERS = words("Message (Chinese)|中文说明|错误信息")
OTHER_HEADERS = words("Since|Retry|Category|Module|Notes|Applies to|Type")
STATUSES = words("400|400|400|401|403|403|404|404|409|422|429|500|500|502|503|504")
SEVERITIES = words("error|error|error|warning|critical|info|fatal|ERROR|WARNING")
OTHERS = {
    "Since": words("1.0|1.1|1.2|2.0|2.1|2.4|3.0|3.2|4.0"),
    "Retry": words("Yes|No|No|After a pause|Once"),
    "Category": words("input|auth|limits|server|network|data|billing"),
    "Type": words("validation|authorization|system|business|gateway"),
    "Applies to": words("all plans|enterprise plan|v1 only|v2 only|mobile|web|server to server"),
}
# Most vendors begin at numbers such as these, so that a code has a meaning at many of them.
STARTS = [1, 100, 400, 1_000, 1_001, 2_000, 4_000, 4_001, 5_000, 10_000, 10_001, 20_000, 30_000]
STARTS += [40_000, 50_000, 60_000, 100_000, 200_000, 400_100, -1_000, -2_000]


class Texts:
    """Texts of which this many differ; the others are drawn again, some far more often.

    As in documents, the usual texts are short, and the long ones are seldom written twice.
    """

    def __init__(self, chosen, count, distinct, make):
        self.chosen = chosen
        self.left = count
        self.unused = distinct
        self.usual = distinct // 40
        self.make = make
        self.known = []
        self.seen = set()

    def next(self):
        is_new = not self.known or self.chosen.random() * self.left < self.unused
        self.left = max(self.left - 1, 1)
        if not is_new:
            # A power of an even chance prefers the first: those are the usual texts.
            return self.known[int(self.chosen.random() ** 12 * len(self.known))]
        self.unused -= 1
        is_short = len(self.known) < self.usual
        while (text := self.make(self.chosen, is_short)) in self.seen:
            pass
        self.seen.add(text)
        self.known.append(text)
        return text


def english(chosen, is_short):
    pick = chosen.choice
    text = f"The {pick(SUBJECTS)} {pick(PROBLEMS)}"
    form = chosen.random()
    if is_short:
        return f"{text} in {pick(PLACES)}." if form < 0.3 else f"{text}."
    if form < 0.3:
        text += f" in {pick(PLACES)}"
    elif form < 0.5:
        text += f" (limit {chosen.randrange(10, 100_000)})"
    text += "."
    if form < 0.75:
        text += f" {pick(REASONS)} {pick(SUBJECTS)} {pick(PROBLEMS)}."
    if form > 0.25:
        text += f" {pick(CHECKS)} {pick(SUBJECTS)} in {pick(PLACES)}."
    return text


def chinese(chosen, is_short):
    pick = chosen.choice
    text = f"{pick(CHINESE_SUBJECTS)}{pick(CHINESE_PROBLEMS)}"
    return text if is_short else f"{text}，请检查{pick(CHINESE_SUBJECTS)}"


def remedy(chosen, is_short):
    pick = chosen.choice
    if is_short:
        return f"{pick(CHECKS)} {pick(SUBJECTS)}."
    then = f"{pick(CHECKS).lower()} {pick(SUBJECTS)}"
    return f"{pick(CHECKS)} {pick(SUBJECTS)} in {pick(PLACES)}, then {then}."


# The ways that vendors write their codes, most of them as plain numbers.
FORMS = {"{}": 84, "{prefix}-{:04}": 6, "{prefix}{}": 4, "0x8{:07X}": 3, "{:06}": 2}
FORMS["{prefix}.{}.FAILED"] = 1


class Numbering:
    """The codes of one table, in one of the ways that vendors number.

    Few tables of a vendor use the same thousand; `taken` has those of the tables before.
    """

    def __init__(self, chosen, taken):
        self.step = chosen.choice([1, 1, 1, 1, 2, 5, 10])
        self.prefix = chosen.choice(["AUTH", "PAY", "E", "SMS", "ERR", "Net", "db", "API", "Order"])
        self.form = chosen.choices(list(FORMS), FORMS.values())[0]
        self.number = chosen.choice(STARTS)
        while chosen.random() < 0.5 or self.thousand in taken and chosen.random() < 0.98:
            self.number = chosen.randrange(1, 900) * 1_000 + chosen.choice([0, 0, 1, 100])
        if "X" in self.form:
            self.number = abs(self.number)
        taken.add(self.thousand)

    @property
    def thousand(self):
        return (self.form, self.prefix if "prefix" in self.form else "", self.number // 1_000)

    def next(self):
        code = self.form.format(self.number, prefix=self.prefix)
        self.number += self.step
        return code


def symbol(chosen):
    subject = chosen.choice(SUBJECTS).upper().replace(" ", "_").replace("-", "_")
    problem = chosen.choice(PROBLEMS).split(" ")[-1].upper().replace("-", "_")
    return f"{subject}_{problem}_{chosen.randrange(1_000)}"


class Columns:
    """The columns of a table besides the code and the text, each with what fills its cells."""

    def __init__(self, chosen, fixes, translations):
        self.before, self.after = [], []
        draw = chosen.random
        if draw() < 0.1:
            self.before.append((chosen.choice(SYMBOL_HEADERS), lambda: symbol(chosen)))
        if draw() < 0.2:
            header = chosen.choice(STATUS_HEADERS)
            self.before.append((header, lambda: chosen.choice(STATUSES)))
        if draw() < 0.12:
            self.after.append((chosen.choice(REMEDY_HEADERS), fixes.next))
        if draw() < 0.1:
            self.after.append((chosen.choice(SEVERITY_HEADERS), lambda: chosen.choice(SEVERITIES)))
        if draw() < 0.05:
            self.after.append((chosen.choice(CHINESE_HEADERS), translations.next))
        if draw() < 0.2:
            header = chosen.choice(OTHER_HEADERS)
            values = OTHERS.get(header, AREAS)
            self.after.append((header, lambda: chosen.choice(values)))


def table(chosen, count, texts, columns, taken):
    """The lines of one table with this many codes."""
    numbering = Numbering(chosen, taken)
    headers = [chosen.choice(CODE_HEADERS), *(header for header, _ in columns.before)]
    headers += [chosen.choice(TEXT_HEADERS), *(header for header, _ in columns.after)]
    yield f"| {' | '.join(headers)} |"
    yield f"|{' --- |' * len(headers)}"
    code = numbering.next()
    for number in range(count):
        # A list has a code again now and then, with another text.
        if number == 0 or chosen.random() > 0.0002:
            code = numbering.next()
        cells = [code]
        cells += [fill() if chosen.random() < 0.96 else "" for _, fill in columns.before]
        cells.append(texts.next())
        cells += [fill() if chosen.random() < 0.93 else "" for _, fill in columns.after]
        yield f"| {' | '.join(cells)} |"


def sizes(chosen, total):
    """How many codes the tables of one document have, from a handful to some hundred."""
    while total > 0:
        size = min(total, max(3, int(chosen.lognormvariate(4.96, 1.05))))
        yield size
        total -= size


def documents(count):
    """The name of each vendor with the text of its document."""
    chosen = random.Random(SEED)
    texts = Texts(chosen, count, count * DISTINCT // 1_000_000, english)
    fixes = Texts(chosen, count // 6, count // 60, remedy)
    translations = Texts(chosen, count // 20, count // 200, chinese)
    emptied = set(chosen.sample(range(count), max(1, count * WITHOUT_TEXT // 1_000_000)))
    written = 0

    class Emptying:
        @staticmethod
        def next():
            nonlocal written
            written += 1
            return "" if written - 1 in emptied else texts.next()

    vendors = max(1, count // CODES_OF_A_DOCUMENT)
    for number in range(vendors):
        name = f"vendor-{number + 1:03}"
        total = count // vendors + (count % vendors if number == 0 else 0)
        lines = ["---", f"title: Errors of vendor {number + 1}", "---", ""]
        taken = set()
        for size in sizes(chosen, total):
            columns = Columns(chosen, fixes, translations)
            heading = f"{chosen.choice(AREAS)} {chosen.choice(KINDS)}"
            lines += [f"## {heading}", "", *table(chosen, size, Emptying, columns, taken), ""]
        yield name, "\n".join(lines)


def write(count, folder):
    """Writes NAME/errors.md of each vendor into a folder."""
    for name, text in documents(count):
        path = folder / name / "errors.md"
        # A work tree of its own: else all vendors would be one source, that of errcat's work tree.
        (path.parent / ".git").mkdir(parents=True, exist_ok=True)
        path.write_text(text)


def folder(count):
    """The path of the documents with this many codes; makes them if they are missing."""
    path = MADE / str(count)
    if not path.exists():
        unfinished = path.with_suffix(".new")
        shutil.rmtree(unfinished, ignore_errors=True)
        write(count, unfinished)
        unfinished.rename(path)
    return path


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("codes", type=int, help="how many codes the documents have")
    parser.add_argument("folder", type=Path, help="where to write them")
    arguments = parser.parse_args()
    write(arguments.codes, arguments.folder)
