import { inBoth } from "../../../src/core/bilingual"
import { inLanguage } from "../../../storefront"

const said = inBoth({ en: "Please try again.", zh: "请重试。" })

describe("a message of the plugin's", () => {
  it.each([
    ["en", "Please try again."],
    ["zh", "请重试。"],
  ] as const)("is shown in %s alone", (language, text) => {
    expect(inLanguage(said, language)).toBe(text)
  })

  it.each(["One line of Medusa's.", "", "three\nlines\nof another", "\nodd"])(
    "is left alone when it is another's: %j",
    (text) => {
      expect(inLanguage(text, "zh")).toBe(text)
    }
  )
})
