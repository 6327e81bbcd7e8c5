extension JudgedPublishers {
  /// Publishers whose texts only judge the rules: no rule was written for one of them.
  static let kept = """
    == orchard-video | en
    permission: The publisher role is required to share the screen
    not-found: The room you tried to join has not been created, it does not exist
    conflict: You have joined this channel before and have not left it
    conflict, unavailable: The camera is in use by another program
    unavailable: The camera is busy
    unavailable: Lost the connection to the edge server
    unavailable: The encoder failed to initialize
    authentication: The room token has expired
    authentication: Authentication with the token server failed
    limit-exceeded: The room holds at most 50 people
    limit-exceeded: The bitrate is out of range
    invalid-request: The channel name contains illegal characters
    invalid-request, unsupported: Unknown codec mode
    unsupported: Screen sharing is not available on this platform, it is not supported
    rate-limit: Calls to this method come too often
    account-restricted: The project was disabled because of an unpaid invoice
    unspecified: Recording started successfully
    unspecified: General failure
    invalid-request: The region in the request and the region of the room do not match
    conflict: Recording has not been started
    permission: Microphone access was denied by the user
    not-found: Microphone not found
    unavailable: Uploading the recording timed out
    conflict: The stream has ended
    == tallow-exchange | en
    insufficient-funds: Available margin is not sufficient
    insufficient-funds: Order value exceeds your available balance
    limit-exceeded: Price is above the upper band
    limit-exceeded: Quantity must be a multiple of the lot size
    limit-exceeded: You have reached the maximum number of open orders
    conflict: Order was already filled
    conflict: The position is in liquidation
    not-found: Order not found
    not-found: Unknown instrument
    unavailable: The matching engine is overloaded
    unavailable: Trading in this market is halted
    authentication: Nonce signature invalid
    authentication: The API key is invalid
    permission: This API key has no trading permission
    permission: Residents of this country may not trade derivatives
    account-restricted: Withdrawals are frozen for 24 hours
    rate-limit: Order rate limit exceeded
    invalid-request: Parameter side is missing
    invalid-request: clientOrderId must be at most 36 characters and not empty
    unsupported: Iceberg orders are not supported in this market
    unspecified: Order rejected
    unspecified: Cancel request accepted
    conflict: Post only order would immediately match
    invalid-request, limit-exceeded: Invalid price precision
    == pilot-robot | en
    unavailable: Gripper motor malfunction
    unavailable: Sensor not responding
    unavailable, limit-exceeded: Joint 3 overheated
    conflict: The arm is still moving, cannot switch tools during motion
    conflict: The program is not loaded
    conflict: Homing is already in progress
    limit-exceeded: Target is outside the workspace
    limit-exceeded: Speed exceeds the configured limit
    invalid-request: Malformed command frame
    invalid-request: Unexpected end of line
    invalid-request, unsupported: Unknown command
    not-found: No file found on the card
    not-found: Tool 4 not found
    unsupported: This firmware does not support circular moves
    permission: The teach pendant is read only in this mode
    authentication: Wrong operator PIN
    unavailable: Communication with the controller timed out
    unspecified: No error
    unspecified: Program finished, everything is OK
    unspecified: Emergency stop
    conflict: Brake must be released before moving
    invalid-request: Checksum mismatch
    == plum-cloud | en
    not-found: The bucket was not found
    conflict: The bucket is not empty
    conflict, not-found: The snapshot was deleted
    conflict: The volume is in an invalid state for this operation
    permission: Access denied by the bucket policy
    permission: Your plan does not include this region
    authentication: The access token is missing
    limit-exceeded: The quota of volumes has been used up
    limit-exceeded: The object key is too long
    rate-limit: Request rate is too high
    unavailable: An internal error occurred
    unavailable: The zone is out of capacity
    unsupported: The instance type is no longer offered
    unsupported, invalid-request: This image format is not supported
    invalid-request: The specified size is not a valid number
    invalid-request: Request body could not be parsed
    invalid-request: Specify exactly one of name or id, both are given
    account-restricted: Your account has been closed
    insufficient-funds: Prepaid credit is exhausted, top up the account
    unspecified: The volume was created
    unspecified: Something went wrong
    conflict: Another update of this stack is in progress
    == 山城物流 | zh-Hant
    invalid-request: 收件人電話格式錯誤
    invalid-request: 訂單編號不可為空
    invalid-request: 參數驗證失敗
    not-found: 找不到該筆訂單
    not-found: 門市不存在
    authentication: 憑證已過期，請重新登入
    authentication: 驗證碼錯誤
    permission: 您沒有此功能的權限
    account-restricted: 會員帳號已停用
    rate-limit: 請求過於頻繁
    insufficient-funds: 錢包餘額不足
    limit-exceeded: 重量超過上限
    limit-exceeded: 金額過低
    conflict: 訂單已經出貨
    conflict: 退貨申請正在處理
    unavailable: 系統維護中
    unavailable: 伺服器沒有回應
    unavailable: 連線逾時
    unsupported: 不支援此付款方式
    unspecified: 建立失敗
    == 한강페이 | ko
    authentication: 인증 토큰이 만료되었습니다
    authentication: 비밀번호가 일치하지 않습니다
    permission: 이 기능에 접근할 수 없습니다
    permission: 조회 권한이 없습니다
    not-found: 결제 내역을 찾을 수 없습니다
    not-found: 존재하지 않는 가맹점입니다
    conflict: 이미 취소된 결제입니다
    conflict: 현재 상태에서는 환불할 수 없습니다
    conflict: 처리 중인 요청이 있습니다
    insufficient-funds: 잔액이 부족합니다
    limit-exceeded: 일일 한도를 초과했습니다
    limit-exceeded: 최소 금액보다 작습니다
    invalid-request: 필수 항목이 누락되었습니다
    invalid-request: 금액 형식이 올바르지 않습니다
    unavailable: 은행 시스템 점검 중입니다
    unavailable: 내부 서버 오류
    unsupported: 지원하지 않는 통화입니다
    rate-limit: 요청 횟수가 초과되었습니다
    account-restricted: 정지된 계정입니다
    unspecified: 알 수 없는 오류
    == rail-nord | fr
    invalid-request: Le paramètre date est manquant
    invalid-request: Format de date invalide
    not-found: Gare introuvable
    not-found: Ce billet n'existe pas
    authentication: Mot de passe incorrect
    authentication: Votre session a expiré, jeton expiré
    permission: Accès refusé
    account-restricted: Votre compte est suspendu
    insufficient-funds: Solde insuffisant
    limit-exceeded: Le nombre de voyageurs dépasse le maximum
    rate-limit: Trop de requêtes
    conflict: Ce billet a déjà été annulé
    unavailable: Service temporairement indisponible
    unavailable: Erreur interne du serveur
    unsupported: Mode de paiement non pris en charge
    unspecified: Une erreur est survenue
    unspecified: Opération réussie
    == banco-litoral | pt
    invalid-request: O campo valor é obrigatório
    invalid-request: CPF inválido
    not-found: Conta não encontrada
    not-found: A cobrança não existe
    authentication: Senha incorreta
    authentication: Token expirado
    permission: Você não tem permissão para esta operação
    account-restricted: Conta bloqueada
    insufficient-funds: Saldo insuficiente
    limit-exceeded: O valor ultrapassa o limite diário
    rate-limit: Muitas requisições
    conflict: A cobrança já foi paga
    unavailable: Serviço indisponível no momento
    unavailable: Erro interno
    unsupported: Tipo de chave não suportado
    unspecified: Erro desconhecido
    unspecified: Transferência realizada com sucesso
    == werkbank | de
    invalid-request: Pflichtfeld Name fehlt
    invalid-request: Ungültiges Datumsformat
    not-found: Auftrag nicht gefunden
    not-found: Die Rechnung existiert nicht
    authentication: Benutzername oder Passwort falsch
    authentication: Der Token ist abgelaufen
    permission: Keine Berechtigung für diesen Vorgang
    account-restricted: Das Konto ist gesperrt
    insufficient-funds: Guthaben nicht ausreichend
    limit-exceeded: Der Betrag überschreitet das Tageslimit
    limit-exceeded: Der Name ist zu lang
    rate-limit: Zu viele Anfragen
    conflict: Der Auftrag wurde bereits storniert
    unavailable: Der Dienst ist vorübergehend nicht verfügbar
    unavailable: Interner Fehler
    unsupported: Dieses Dateiformat wird nicht unterstützt
    unspecified: Unbekannter Fehler
    unspecified: Vorgang erfolgreich abgeschlossen
    """
}
