/** The one shopper of this Alipay. */
export const BUYER = {
  buyer_id: "2088722003899999",
  buyer_logon_id: "159****5620",
}

export const SELLER_EMAIL = "shop@example.com"
