/// Error texts in our own words, as they are found in the documents and answers of trading and web
/// APIs, each under the cause that a careful reader gives it.
enum JudgedTexts {
  /// One judged text.
  struct Sample {
    var cause: String
    var text: String
  }

  /// All texts, by cause.
  static let samples: [Sample] = causes.flatMap { cause, texts in
    texts.split(separator: "\n").map { Sample(cause: cause, text: String($0)) }
  }

  /// The texts that the rules misread, because one of their words counts more in most other texts.
  static let mistaken: Set<String> = [
    "NOT_FOUND: session missing",
    "Request header field is too long or malformed",
  ]

  private static let causes: [(String, String)] = [
    (
      "rate-limit",
      """
      Too Many Requests
      You are sending requests too quickly, slow down
      Rate limit reached for this endpoint
      RATE_LIMIT_EXCEEDED
      ERR_TOO_MANY_REQUESTS
      The request was throttled because of its volume
      API call frequency is above the permitted level
      Request rate limit of 10 per second exceeded
      Quota of requests per minute used up
      RESOURCE_EXHAUSTED: too many calls from this project
      Too many attempts, come back in a minute
      Your IP exceeded the number of requests permitted per minute
      Operation performed too frequently
      Calls to this method are limited to 5 requests per second
      ThrottlingException
      tooManyRequests
      requests limit exceeded for this key
      Order frequency limit: too many new orders in the window
      Excessive request volume from your address
      You have been rate limited
      QPS limit exceeded
      请求过于频繁，请稍后再试
      访问频率超限
      Слишком много запросов
      SlowDown
      ratelimited
      Provisioned throughput exceeded, requests are throttled
      API rate limit exceeded for this user
      You have made too many requests recently
      Concurrent request limit reached
      Enhance your calm: rate limited
      The request rate of this client is too high
      Exceeded the allowed number of requests
      You may send 20 messages a minute: too frequency
      Rate exceeded for this method
      слишком много запросов
      You are calling too rapidly
      Refused under the flow control of the gateway
      Too many new orders: 50 orders per second is the pace
      A wait of 30 seconds is required before the next try
      """
    ),
    (
      "insufficient-funds",
      """
      Insufficient balance
      INSUFFICIENT_FUNDS
      InsufficientBalance
      Account balance is insufficient for this trade
      Not enough USDT in the wallet to place the order
      Your available balance does not cover the order
      Amount exceeds available balance
      Order cost exceeds account balance
      Insufficient margin to open the position
      Not enough collateral
      Margin is not sufficient
      The payer has no funds left
      Insufficient funds for gas * price + value
      Balance too low
      The wallet does not have enough ETH to pay the fee
      Free balance is zero
      Withdrawal amount is greater than your balance
      NOT_ENOUGH_MARGIN
      You do not have sufficient credit
      Insufficient equity
      Lack of funds on the account
      Payment Required: your prepaid credit has run out of funds
      The buyer's balance is lower than the invoice total
      EOrder:Insufficient funds
      Insufficient position to close
      余额不足
      账户可用资金不足
      保证金不足，无法开仓
      Недостаточно средств на счете
      잔액이 부족합니다
      残高不足です
      The card has insufficient funds left
      The prepaid credit is exhausted, top up the balance
      Not enough money on the account
      insufficient funds for transfer
      Balance not enough
      account_balance_too_low
      NSF
      Wallet cannot afford the fee
      You have no sufficient margin for this trade
      Out of balance
      You don't have this asset
      INSUFF_FUNDS
      No available balance
      OVER_WITHDRAWAL
      Not enougth coins
      Не хватает средств для списания
      На счёте недостаточно монет
      Insufficient frozen funds
      Contract assets would be less than zero
      """
    ),
    (
      "authentication",
      """
      Invalid API key
      API key not found
      API-key format is not valid
      Signature verification failed
      Signature for this call is not valid
      INVALID_SIGNATURE
      invalidSignature
      Bad credentials
      Unauthorized
      401 Unauthorized: missing bearer token
      The access token has expired
      Token is invalid or has been revoked
      Missing Authorization header
      Authentication required
      Authentication failed
      You need to log in first
      Login session has expired, sign in again
      Wrong password
      Incorrect username or password
      Invalid passphrase
      Two-factor code is wrong
      OTP expired
      2FA code required
      Captcha is incorrect
      Please enter the SMS verification code
      UNAUTHENTICATED
      invalid_client
      The JWT could not be verified
      Client secret mismatch
      Secret key is incorrect
      HMAC does not match
      API key has expired
      apiKey is missing from the header
      EAPI:Invalid key
      EAPI:Invalid signature
      Sign error
      Access key does not exist
      Session token missing
      Not logged in
      User login failed
      The OAuth token was rejected
      Google authenticator code invalid
      签名错误
      API密钥无效
      登录已过期，请重新登录
      密码错误
      Неверная подпись
      Неверный пароль
      서명이 올바르지 않습니다
      認証に失敗しました
      The security token sent along is invalid
      An authentication credential is missing from the call
      The provided client credentials are not recognised
      No API key provided
      Invalid login attempt: user name or password does not match
      not_authed
      invalid_auth
      token_revoked
      ExpiredToken
      SignatureDoesNotMatch
      InvalidAccessKeyId
      Your session timed out, please log in again
      The certificate presented by the client could not be verified for authentication
      Email not verified, confirm the code we sent
      bad_verification_code
      login_required
      Invalid API-key, IP or rights of the caller
      JWT has a wrong audience
      issuer claim is missing
      Sign doesn't match
      ACCESS_TIMESTAMP header is required
      The token you sent is stale
      Подпись запроса не прошла проверку
      The server could not check the signature: signature verification failed
      Токен доступа истек
      The session must be authorized
      Signature not found
      The access timestamp header is missing
      Not authorized since you are not logged in
      Failed to load the API key
      The PIN is wrong
      Please enter your PIN code
      """
    ),
    (
      "account-restricted",
      """
      Account suspended
      Account is frozen
      User is locked
      Your account has been blocked, contact support
      ACCOUNT_LOCKED
      Account disabled by administrator
      Account has been closed
      The merchant account is deactivated
      User banned
      Wallet is frozen
      accountSuspended
      Sub-account is frozen
      This account has unpaid debt
      The account is under liquidation
      Withdrawals are held for 24 hours after a password change and funds cannot be withdrawn until then
      Account is blacklisted
      The card holder's account is closed
      Account restricted by risk control
      账户已冻结
      用户已被封禁
      Аккаунт заблокирован
      계정이 동결되었습니다
      account_inactive
      Your account has been disabled
      The subscription of this account is suspended for unpaid invoices
      The user has been deactivated
      This account has been terminated
      Account locked after repeated failures
      The card was reported stolen and is blocked
      Your account is canceled
      ACCOUNT_CLOSED
      This account has been blocked by our staff
      Средства на счёте заморожены: счёт заморожен
      Card blocked by the issuer
      用户状态异常
      The sub-account is frozen and cannot transfer
      This account has been cancelled and cannot be used
      The margin account of this pair is suspended
      """
    ),
    (
      "permission",
      """
      Permission denied
      PERMISSION_DENIED
      You do not have permission to perform this action
      Insufficient permissions for this resource
      This key lacks the withdraw permission
      Forbidden
      403 Forbidden
      Access denied
      Your IP is not whitelisted
      IP address not in the allowlist of this key
      Trading is not allowed for this user
      Operation not permitted
      The action is prohibited for sub-accounts
      You are not authorized to view this order
      Insufficient scope
      insufficient_scope
      Missing required scope: trade
      Not eligible for this promotion
      This feature is not available in your country
      Service is restricted in your region
      Complete KYC before withdrawing
      Identity verification needed before trading
      Only the account owner may do this
      This order belongs to another user
      Read-only keys cannot place orders
      AccessDenied
      notAuthorized
      User has no rights to this project
      The API key has no permission to withdraw
      Futures trading is not enabled for this account
      Admin privileges required
      EGeneral:Permission denied
      没有权限
      该IP不在白名单中
      无权访问该接口
      Доступ запрещен
      권한이 없습니다
      権限がありません
      This user is not authorized to perform storage.read
      You must be an admin of the organization to do this
      insufficient privileges
      missing_scope
      This operation requires the owner role
      The calling user has no permission for that
      Your plan does not include access to this feature
      OperationNotPermitted
      EACCES
      restricted_action
      Cross-account access is forbidden
      You do not have sufficient access for this action
      The caller doesn't have sufficient permissions
      Not enough privileges: you don't have enough rights
      You aren't authorized to read this object
      Unauthorized to place trades
      Access to the API is blocked
      Bind a phone before trading: please bind your phone authenticator
      This key is denied the endpoint: access denied to api key
      Residents of your country cannot trade here
      Lack of access to the folder
      Not approved for this product
      The user rejected the request
      Withdrawals are prohibited for 24 hours after a change of password
      IP is unbound
      The country is on the list we block
      The caller has not been authorized for this
      Invalid scopes given
      This draft is not owned by you
      Profile not verified
      Your security level is too simple
      Real-name certification is awaiting approval
      The user did not activate options
      Your account has not opened futures
      This method is blocked for your key
      The service is not available in these countries
      Your account is not allowed to top up
      Your account has restricted access to some features
      User is blocked from cancelling payouts
      Margin is not enabled for you on this market
      Unavailable in sub-accounts
      Only enabled for users of the pilot
      Your VIP tier does not meet the requirement
      The account may not be used to trade
      """
    ),
    (
      "not-found",
      """
      Order not found
      ORDER_NOT_FOUND
      Order does not exist
      Unknown order sent
      No such user
      The requested resource could not be found
      404 Not Found
      User doesn't exist
      Unknown symbol
      Invalid symbol
      INVALID_SYMBOL
      Symbol not found
      The instrument does not exist
      Cannot find the position
      No matching record
      NoSuchBucket
      The customer you named does not exist
      Unable to find the specified transfer
      Address does not exist
      accountNotFound
      NOT_FOUND: session missing
      Unknown account
      No open position for this contract
      Withdrawal record does not exist
      Trading pair not found
      EOrder:Unknown order
      EQuery:Unknown asset pair
      Page not found
      订单不存在
      用户不存在
      未找到该交易对
      Заказ не найден
      Пользователь не существует
      주문이 존재하지 않습니다
      注文が存在しません
      NoSuchKey
      The bucket you asked for does not exist
      channel_not_found
      resource_missing: no such customer
      ENOENT: no such file or directory
      Table not found
      ResourceNotFoundException
      Method not found
      Function does not exist
      Host not found
      There is no order with this number
      Could not find a user for the id
      The record you look for is gone
      The bucket cannot be located
      No subscription exists with this id
      That key can't be found
      Order was never placed
      Cancelling a non-existent order
      Pair was delisted
      The contract has been removed
      Unexisting ticket
      No deposit address for this coin
      No ticket with that number was found
      """
    ),
    (
      "conflict",
      """
      Order already cancelled
      Order has already been filled
      Duplicate client order id
      DUPLICATE_REQUEST
      The user already exists
      Already exists
      ALREADY_EXISTS
      Conflict
      The resource was modified concurrently: conflict
      Order is pending cancellation
      Order is in an invalid state
      Cannot cancel a filled order
      Transfer is being processed
      This coupon has been used twice
      No need to change margin mode
      The payment has already been refunded
      The email address is already in use
      Order status error
      Leverage not modified
      Precondition failed
      Already subscribed to the channel
      Not subscribed to this channel
      alreadyExecuted
      订单已撤销
      重复提交
      订单状态错误
      Заказ уже выполнен
      이미 취소된 주문입니다
      BucketAlreadyExists
      idempotency_key_in_use
      The resource is being modified by another request
      EEXIST
      The charge has already been captured
      Order cannot be amended because it is filled
      nonce too low: already used
      already_reacted
      The name is already taken
      ABORTED: concurrent modification
      FAILED_PRECONDITION
      Transaction already known
      Position mode cannot be changed while orders are open
      No open position to reduce
      Order is not active
      Order would immediately match and take liquidity
      Self trade prevention hit
      The order has terminated
      Position has been closed
      Order is not cancelable in this phase
      Cannot replace a filled order
      Please close all positions first
      The label is not unique
      The address is already on the whitelist
      Запись повторяется: повторяющийся номер
      The position is being liquidated
      The email is already verified
      You do not have enough position for that
      Position not enough
      Change of the pair is not allowed
      The quote is not open
      Amending a non-live order
      A post-only order would cross
      The order is not filled
      """
    ),
    (
      "unavailable",
      """
      Internal server error
      INTERNAL_ERROR
      500 Internal Server Error
      Bad Gateway
      503 Service Unavailable
      Service temporarily unavailable
      Gateway timeout
      GATEWAY_TIMEOUT
      Request timed out
      Connection timeout
      The server is busy, try again later
      System is under maintenance
      System upgrade in progress, service unavailable
      System error
      systemBusy
      Server overloaded
      Matching engine is overloaded
      Network error
      Database error
      Backend service error
      The upstream service did not answer before the timeout
      DEADLINE_EXCEEDED
      UNAVAILABLE
      Connection refused
      Connection reset by peer
      Trading is suspended
      Market is closed
      Trading halted for this pair
      Deposits are temporarily suspended
      No market data available
      Price feed is temporarily unavailable
      EService:Unavailable
      EService:Busy
      EGeneral:Internal error
      ETIMEDOUT
      ServiceUnavailableException
      Unable to connect to the exchange
      Failed to fetch the latest price
      Engine not ready
      An unexpected error occurred on our side
      系统繁忙，请稍后再试
      服务器内部错误
      请求超时
      系统维护中
      Сервер недоступен
      Внутренняя ошибка сервера
      서버 오류
      システムエラー
      The service is currently unavailable
      InternalFailure
      An internal error stopped us. Try once more.
      ECONNRESET
      The server did not respond in time
      Deadline exceeded while waiting for the backend
      ServiceUnavailable: reduce your expectations
      The upstream disconnected before it sent headers
      The node is syncing
      Database is down
      Exchange is offline for maintenance
      Could not reach the payment processor
      Network connection lost
      operation timed out after 30 s
      Order book is not ready yet
      No price available right now
      The service cannot process your request
      We can't answer right now
      The link is unstable
      Maintenance work is in progress
      Device could not be accessed
      Withdrawals are disabled
      System resources are exhausted
      Недостаточно памяти для ответа
      Ошибка сервера
      Send queue is full
      Trading has not yet started
      Не хватает памяти для средства поиска
      The wallet is not functioning
      There is no matching depth
      The wallet API is not functioning properly, please contact support
      The market is in post-only mode
      The exchange is not accepting orders
      The pair is paused
      """
    ),
    (
      "unsupported",
      """
      Not supported
      This currency is not supported
      UNSUPPORTED_OPERATION
      Unsupported media type
      Unsupported order type
      Method not implemented
      NOT_IMPLEMENTED
      This endpoint is deprecated
      Only limit orders are supported
      The API version is no longer supported
      unsupported_grant_type
      The pair does not support market orders
      Method Not Allowed
      Only JSON is supported
      unsupportedCurrency
      This network is unsupported
      不支持该币种
      暂不支持市价单
      Не поддерживается
      지원하지 않는 통화입니다
      UnsupportedOperation
      The HTTP method is not supported for this resource
      unsupported_response_type
      Feature not implemented on this platform
      This API has been discontinued
      Codec unsupported
      HTTP version not supported
      Trading is disabled for this pair
      This market is not available on the API
      Restricted symbol
      Coin is not borrowable
      The parameter is no more available: parameter unavailable
      The token is not enabled for margin
      These asset is not transferable
      Creation of market orders is forbidden
      Leveraged symbols are not allowed to be sold here
      Coming soon
      """
    ),
    (
      "limit-exceeded",
      """
      Order quantity is below the minimum
      Amount too small
      Price too high
      Quantity exceeds maximum
      Order amount must be at least 10 USDT
      MIN_NOTIONAL
      Maximum number of open orders reached
      Too many open orders
      The daily withdrawal limit has been exceeded
      Order size is larger than the maximum allowed
      Price is out of range
      Leverage exceeds the maximum
      Value must be between 1 and 100
      File is larger than the upload limit
      payload_too_large
      Storage quota exceeded
      Order value less than minimum
      amountTooLarge
      Price is more than 10% above the mark price
      Page size exceeds 500
      Stop price must be greater than zero
      You have reached the maximum number of sub-accounts
      The charge is over the card's limit
      Order price is lower than the floor
      Transaction exceeds the monthly limit
      超过最大数量
      金额过小
      数量小于最小下单量
      Превышен лимит
      최소 주문 금액보다 작습니다
      EntityTooLarge
      msg_too_long
      LimitExceededException
      Request entity too large
      The amount must be at least 50 cents
      amount_too_small
      OUT_OF_RANGE
      You may list at most 1000 keys
      The number of instances would go over the quota
      URI too long
      gas limit exceeds block limit
      Length must not exceed 255 characters
      The quantity cannot surpass the cap
      Stop price is worse than the last price
      Order size above what the pair takes
      Quantity is zero or less
      End time is earlier than start time
      Volume is not divisible by the lot
      Reached the maximum number of devices
      The buying limit was reached and buying is suspended
      低于最小数量
      Timeout must be less than a day
      Nobody may have more than 5 API keys
      Insufficient order size
      Too many new orders
      Quantity not enough
      Price is unreasonable
      The message is too old: too much time has passed
      """
    ),
    (
      "invalid-request",
      """
      Bad Request
      400 Bad Request
      Invalid parameter
      INVALID_ARGUMENT
      INVALID_PARAMETER
      Missing required parameter
      The field 'amount' is required
      MissingParameter
      Parameter 'side' is empty
      Malformed JSON
      JSON parse error
      Invalid JSON body
      Unknown parameter: foo
      Illegal characters in the parameter
      The timestamp lies outside the receive window
      Invalid nonce
      Nonce too small
      invalidNonce
      The request has expired
      Invalid order type
      Wrong side
      Invalid date format
      Amount has too many decimals for this asset: invalid precision
      Price does not match the tick size
      Parse error
      Invalid Request
      What the body holds is no valid JSON
      Unprocessable Entity
      Validation failed
      Missing argument
      Order type is mandatory
      The email address is malformed
      Value must be a number
      Field may not be null
      Invalid price
      Invalid quantity
      Invalid address
      Wrong argument type
      EGeneral:Invalid arguments
      A mandatory parameter was empty or malformed
      Parameter error
      The query string is not properly encoded
      Unexpected field in the body
      Invalid interval
      Content-Type header is missing
      参数错误
      缺少必填参数
      格式错误
      无效的价格
      Неверный параметр
      Некорректный запрос
      잘못된 요청입니다
      パラメータが不正です
      ValidationException
      The value supplied for the parameter is not valid
      MalformedQueryString
      Required request body is missing
      Expected an integer but got a string: invalid type
      missing_argument
      invalid_arguments
      Request header field is too long or malformed
      could not parse the request
      EINVAL
      No 'amount' was given in the request: missing field
      The date must be in ISO 8601 format
      unknown field "foo"
      unexpected end of JSON input
      Content type must be application/json
      The currency code is not a valid ISO code
      Side should be BUY or SELL
      Either orderId or clientOrderId is required
      clock skew: timestamp is in the future
      The input fails to satisfy the constraints of the schema
      This value is not allowed
      Reusing a nonce is not allowed: nonce disallowed
      Amount error
      Account ids are the same
      Please enter a price
      QUANTITY_NOT_PROVIDED
      Unvalid price
      The text was not recognized as a number
      Unknown option
      フォーマットが違います
      类型不匹配
      Параметр задан неверно
      Price cannot be specified here
      The side doesn't have a valid value
      Tonce out of sequence
      recvWindow expired
      NOT_ALLOWED_COMBINATION
      The password needs at least one digit
      ACCESS_TIMESTAMP invalid
      Invalid public key given for the vault
      The id given is wrong and does not belong to any pool
      Both fields can not exist at the same time
      Your time is ahead of the server
      The symbol is present multiple times
      A market order can not specify a price
      The signature must be 64 characters
      Invalid signature timestamp
      """
    ),
    (
      "unspecified",
      """
      Unknown error
      Order failed
      Operation failed
      Request failed
      Error
      Failure
      Something went wrong
      General error
      Other error
      Withdrawal failed
      Could not place the order
      Transaction rejected
      An error has occurred
      UNKNOWN_ERROR
      Cancel failed
      Refund failed
      FAILED
      Success
      See the documentation
      操作失败
      下单失败
      Ошибка
      UNKNOWN
      fatal_error
      The operation could not be completed
      Generic decline
      I'm a teapot
      execution reverted
      The audio stopped
      Не удалось записать файл
      The institution preparing the file sent it back
      The file came back on time
      Wallet failed to lock the amount
      Token withdraw error
      The token does not have a balance configuration
      Fail to get the sub order amount
      You have to pin the message
      Not enough members for a vote
      """
    ),
  ]
}
