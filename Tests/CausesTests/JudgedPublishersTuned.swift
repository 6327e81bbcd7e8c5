extension JudgedPublishers {
  /// Publishers whose texts were read while the rules were written.
  static let tuned = """
    == lumen-mail | en
    not-found: No mailbox with this address
    invalid-request, not-found: The recipient list contains an address that cannot be parsed
    limit-exceeded: Attachment is larger than 25 MB
    rate-limit: You sent too many messages in a short period of time
    authentication: The SMTP password was rejected
    account-restricted: This account is suspended because of abuse reports
    conflict: A draft with the same key is still being sent
    unavailable: Could not reach the relay, no response within 30 seconds
    unavailable, unspecified: Delivery failed because of a disk error on the relay
    unsupported: The relay does not support STARTTLS
    permission: Sender is not allowed to use this domain
    conflict: This alias already exists
    unspecified: Message queued for delivery
    unspecified: The message was accepted
    invalid-request: At least one recipient must be provided
    invalid-request: Unknown encoding in the header Subject
    invalid-request: Subject must not be empty
    not-found: Unknown list identifier
    permission, account-restricted: Domain is blocked by policy
    conflict, not-found: The draft is archived and cannot be changed
    limit-exceeded: The mailbox is at capacity
    invalid-request, conflict: The digest differs from the content
    unavailable: DNS resolution failed
    unspecified: Delivery failed
    == harbor-pay | en
    insufficient-funds: The payer's account balance is too low for this charge
    insufficient-funds: Not enough credit left
    invalid-request: Card number failed validation
    conflict: The charge has already been refunded
    conflict, invalid-request: The idempotency key was used with another body
    permission: This merchant may not charge cards of other regions
    account-restricted: The card was reported stolen
    account-restricted: Card blocked by the issuing bank
    unavailable: The acquiring bank is temporarily unavailable
    unavailable: Gateway timeout while waiting for the bank
    limit-exceeded: Amount is below the minimum for this currency
    limit-exceeded: Refund exceeds the original amount
    unsupported: This currency is not supported for payouts
    not-found: No such payment method
    not-found: Unknown merchant
    authentication: The signature of the webhook does not match
    authentication: API key expired
    rate-limit: Too many requests, slow down
    invalid-request: Missing field amount
    invalid-request: expiry_month must be between 1 and 12
    invalid-request: Either token or card is required, they are mutually exclusive
    unspecified: Charge created successfully
    unspecified: Declined for an unknown reason
    conflict: The payout is still processing
    == kestrel-db | en
    conflict, unavailable: Deadlock found, the transaction was rolled back
    conflict: Duplicate value in a unique index
    invalid-request: Unexpected token after SELECT
    invalid-request: Column reference is ambiguous
    invalid-request: Cannot convert text to integer
    invalid-request: Unknown function in expression
    not-found: Unknown table
    not-found: Column does not exist
    permission: The role lacks the privilege to drop this schema
    permission, unsupported: The replica is read only
    unavailable: Could not write the log, no space left on the disk
    unavailable: The data file is corrupt
    unavailable: The server is starting up
    limit-exceeded: Too many columns in index
    limit-exceeded: Expression is nested too deep
    limit-exceeded: Numeric overflow
    unsupported: Feature is not implemented
    conflict: Cannot drop a table while a backup runs
    conflict: Cursor is not open
    authentication: Password does not match for this role
    unspecified: Command completed successfully
    unspecified: Reserved for future use
    invalid-request: Division by zero must be handled by the caller
    unavailable: Connection to the coordinator was lost
    == 青鸟短信 | zh
    rate-limit: 发送过于频繁，请一分钟后再试
    rate-limit: 接口调用次数超限
    insufficient-funds: 账户余额不足，请充值
    authentication: 签名校验失败
    authentication: 令牌已过期，请重新获取
    permission: 该应用没有发送国际短信的权限
    permission: 请求来源不在白名单中
    account-restricted: 账号已被冻结
    account-restricted: 商户已停用
    not-found: 模板不存在
    not-found: 查无此号码
    conflict: 该任务正在执行
    conflict: 号码已被占用
    unavailable: 系统繁忙
    unavailable: 网关超时
    unavailable: 数据库连接失败
    unsupported: 不支持该语种
    limit-exceeded: 短信内容过长
    limit-exceeded: 已达到每日上限
    invalid-request: 手机号格式有误
    invalid-request: 模板编号不能为空
    invalid-request: 缺少参数
    unspecified: 发送失败
    unspecified: 请求成功
    == さくら配送 | ja
    invalid-request: 郵便番号の形式が正しくありません
    invalid-request: 配送日が指定されていません
    invalid-request: 入力値に誤りがあります
    not-found: 荷物が見つかりません
    not-found: 該当する営業所がありません
    authentication: トークンの有効期限が切れています
    authentication: 認証に失敗しました
    permission: この操作を行う権限がありません
    account-restricted: アカウントが停止されています
    rate-limit: リクエストの頻度が高すぎます
    insufficient-funds: 残高が足りません
    limit-exceeded: 重量が上限を超えています
    limit-exceeded: 備考が長すぎます
    conflict: この荷物はすでに発送されています
    conflict: 集荷依頼は処理中です
    unavailable: 内部エラーが発生しました
    unavailable: ただいまメンテナンス中です
    unavailable: 通信がタイムアウトしました
    unsupported: この地域への配送には対応していません
    unspecified: 処理に失敗しました
    == северный-банк | ru
    authentication: Неверный логин или пароль
    authentication: Срок действия токена истек
    permission: У вас недостаточно прав для этой операции
    permission: Доступ запрещён
    account-restricted: Карта заблокирована
    insufficient-funds: На счёте недостаточно средств
    not-found: Платёж не найден
    not-found: Указанный получатель не существует
    conflict: Платёж уже проведён
    conflict: Операция ещё не завершена
    limit-exceeded: Превышен дневной лимит переводов
    limit-exceeded: Сумма меньше минимальной
    invalid-request: Некорректный номер счёта
    invalid-request: Поле amount обязательно
    invalid-request: Дата не соответствует формату
    unavailable: Сервис временно недоступен
    unavailable: Банк получателя не отвечает
    unavailable: Внутренняя ошибка сервера
    unsupported: Валюта не поддерживается
    rate-limit: Слишком много запросов
    unspecified: Неизвестная ошибка
    unspecified: Операция успешно выполнена
    == correo-sur | es
    invalid-request: El código postal no es válido
    invalid-request: Falta el parámetro destino
    invalid-request: El formato de la fecha es incorrecto
    not-found: El envío no existe
    not-found: No se encontró la oficina
    authentication: Credenciales inválidas
    authentication: La sesión ha expirado
    permission: No tiene permiso para consultar este envío
    permission: Acceso denegado
    account-restricted: La cuenta está suspendida
    insufficient-funds: Saldo insuficiente
    limit-exceeded: El peso excede el máximo
    rate-limit: Demasiadas solicitudes
    conflict: El envío ya fue entregado
    conflict: Referencia duplicada
    unavailable: Servicio no disponible temporalmente
    unavailable: Error interno del servidor
    unsupported: Método no soportado
    unspecified: Ha ocurrido un error
    unspecified: Operación realizada con éxito
    """
}
