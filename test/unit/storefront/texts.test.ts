import { en } from "../../../storefront/demo/i18n/en"
import { zh } from "../../../storefront/demo/i18n/zh"

const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort()

describe("the shop's texts", () => {
  it("are the same ones in both languages", () => {
    expect(Object.keys(zh).sort()).toEqual(Object.keys(en).sort())
  })

  it.each(Object.keys(en) as (keyof typeof en)[])("fill the same gaps in %s", (key) => {
    expect(zh[key]).not.toBe("")
    expect(placeholders(zh[key])).toEqual(placeholders(en[key]))
  })
})
