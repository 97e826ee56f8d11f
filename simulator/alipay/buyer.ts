/** The one shopper of this Alipay. */
export const BUYER = {
  buyer_id: "2088722003899999",
  buyer_logon_id: "159****5620",
}

export const SELLER_EMAIL = "shop@example.com"

/** By what newer apps know the same shopper. */
export const OPEN_ID = "074a1CcTG1LelxKe4xQC0zgNdId0nxi95b5lsNpazWYoCo5"
