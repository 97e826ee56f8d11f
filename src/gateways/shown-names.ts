/**
 * The fields whose values may be kept and shown. What is not in here is hidden, so that a field which a
 * gateway adds tomorrow cannot bring a name, a card or an account of somebody's into the books.
 */
const SHOWN = {
  merchant:
    "app_id appid sp_appid sub_appid mchid mch_id sp_mchid sub_mchid sub_mch_id seller_id payee_user_id",
  protocol:
    "method format charset sign_type timestamp version app_cert_sn alipay_root_cert_sn alipay_cert_sn " +
    "encrypt_type nonce_str notify_url serial_no algorithm grant_type",
  numbers:
    "out_trade_no trade_no transaction_id out_refund_no refund_id out_request_no out_order_no auth_no operation_id",
  order:
    "scene product_code trade_type subject description body order_title type bank_type fee_type currency " +
    "payer_currency bill_type bill_date tar_type account_type operation_type auth_confirm_mode query_options remark",
  amounts:
    "total_amount total_fee refund_amount refund_fee send_back_fee settlement_total_fee settlement_refund_fee " +
    "cash_fee receipt_amount buyer_pay_amount invoice_amount point_amount amount rest_amount " +
    "total_freeze_amount total_pay_amount refund_fee_type refund_count total_refund_count",
  states:
    "code msg sub_code sub_msg message return_code return_msg result_code err_code err_code_des errcode errmsg " +
    "trade_state trade_state_desc trade_status refund_status status order_status fund_change action retry_flag " +
    "recall field issue location channel user_received_account_type funds_account bill_file_code",
  times:
    "time_expire timeout_express time_end success_time refund_success_time create_time gmt_create gmt_payment " +
    "gmt_refund_pay gmt_trans send_pay_date effective_time expire_time",
}

const NAMES: ReadonlySet<string> = new Set(
  Object.values(SHOWN).flatMap((names) => names.split(" "))
)

/** Fields of a list in XML end in a number: `refund_id_0`. */
export function isShown(name: string): boolean {
  return NAMES.has(name) || NAMES.has(name.replace(/_\d+$/, ""))
}
