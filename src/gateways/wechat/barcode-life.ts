/** 用户输入密码最长等待 45 秒, after which a payment by code is taken back. */
export const BARCODE_LIFE_MS = 45_000
