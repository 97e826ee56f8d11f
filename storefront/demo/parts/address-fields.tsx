import type { InputHTMLAttributes } from "react"
import type { Cart, Region } from "../api/types"
import { useLanguage } from "../i18n"

const inputs = {
  email: { type: "email", autoComplete: "email", required: true },
  last_name: { autoComplete: "family-name", required: true },
  first_name: { autoComplete: "given-name", required: true },
  phone: { type: "tel", autoComplete: "tel", required: true },
  province: { autoComplete: "address-level1" },
  city: { autoComplete: "address-level2", required: true },
  address_1: { autoComplete: "street-address", required: true },
  postal_code: { autoComplete: "postal-code", inputMode: "numeric" },
} satisfies Record<string, InputHTMLAttributes<HTMLInputElement>>

type InputName = keyof typeof inputs
export type AddressField = InputName | "country_code"

/** Somebody to send tea to, for those who only want to see the shop work. */
export const exampleAddress: Record<InputName, string> = {
  email: "lin@example.com",
  last_name: "林",
  first_name: "小满",
  phone: "13800000000",
  province: "浙江省",
  city: "杭州市",
  address_1: "西湖区龙井路 1 号",
  postal_code: "310013",
}

export function AddressFields({ cart, region }: { cart: Cart; region: Region }) {
  const { say, language } = useLanguage()
  const known = cart.shipping_address
  const before = (name: InputName) => (name === "email" ? cart.email : known?.[name]) ?? ""
  const countries = (region.countries ?? []).flatMap(({ iso_2 }) => iso_2 ?? [])
  const countryNames = new Intl.DisplayNames(language, { type: "region" })
  return (
    <div className="fields">
      {(Object.keys(inputs) as InputName[]).map((name) => (
        <label key={name} className={`field-${name}`}>
          {say(name)}
          <input name={name} data-testid={name} defaultValue={before(name)} {...inputs[name]} />
        </label>
      ))}
      <label className="field-country_code">
        {say("country_code")}
        <select
          name="country_code"
          data-testid="country_code"
          defaultValue={known?.country_code ?? countries[0]}
        >
          {countries.map((code) => (
            <option key={code} value={code}>
              {countryNames.of(code.toUpperCase())}
            </option>
          ))}
        </select>
      </label>
    </div>
  )
}
