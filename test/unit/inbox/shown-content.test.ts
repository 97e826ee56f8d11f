import { shownContent } from "../../../src/inbox/shown-content"

const OPENID = "oUpF8uMuAJO_M2pxb1Q9zNjWeS6o"

describe("what is shown of a message that nobody vouches for", () => {
  it.each<[string, string, Record<string, string> | null]>([
    [
      "a form of Alipay's",
      "out_trade_no=2026&total_amount=19.90&buyer_id=2088102&buyer_logon_id=x%40y.cn&sign=abc%3D",
      {
        out_trade_no: "2026",
        total_amount: "19.90",
        buyer_id: "***",
        buyer_logon_id: "***",
        sign: "***",
      },
    ],
    [
      "an envelope of WeChat Pay's",
      JSON.stringify({
        id: "evt",
        create_time: "2026-11-23T10:00:00+08:00",
        resource: { algorithm: "AEAD_AES_256_GCM", ciphertext: "secret", nonce: "n" },
      }),
      {
        id: "***",
        create_time: "2026-11-23T10:00:00+08:00",
        algorithm: "AEAD_AES_256_GCM",
        ciphertext: "***",
        nonce: "***",
      },
    ],
    [
      "XML",
      `<xml><out_trade_no><![CDATA[2026]]></out_trade_no><openid>${OPENID}</openid><total_fee>1</total_fee></xml>`,
      { out_trade_no: "2026", openid: "***", total_fee: "1" },
    ],
    ["a shopper's id under a harmless name", `out_trade_no=${OPENID}`, { out_trade_no: "***" }],
    ["markup under a harmless name", "subject=<script>alert(1)</script>", { subject: "***" }],
    ["a person's name under a harmless name", "body=王小明", { body: "***" }],
    ["something very long", `out_trade_no=${"9".repeat(200)}`, { out_trade_no: "***" }],
    ["broken JSON", '{"out_trade_no":"1', null],
    ["a list", "[1,2]", null],
    ["bytes", "\u0000\u0001", null],
    ["nothing", "", null],
  ])("%s", (_, body, expected) => {
    expect(shownContent(Buffer.from(body))).toEqual(expected)
  })

  it("keeps no more than sixty fields, and reads no more than sixteen kilobytes", () => {
    const many = Array.from({ length: 500 }, (_, i) => `amount_${i}=1`).join("&")

    expect(Object.keys(shownContent(Buffer.from(many)) ?? {})).toHaveLength(60)
    expect(
      shownContent(Buffer.from(`code=1&pad=${"x".repeat(17_000)}&out_trade_no=1`))
    ).not.toHaveProperty("out_trade_no")
  })
})
