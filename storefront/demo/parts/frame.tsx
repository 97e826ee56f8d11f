import type { ReactNode } from "react"
import { Link } from "react-router-dom"
import { useLanguage } from "../i18n"
import { useShop } from "../shop"

export function Frame({ children }: { children: ReactNode }) {
  const { language, setLanguage, say } = useLanguage()
  const { openCart } = useShop()
  const count = openCart?.items?.reduce((sum, { quantity }) => sum + quantity, 0) ?? 0
  return (
    <>
      <header>
        <Link to="/" className="brand">
          <span className="seal" aria-hidden="true">
            茶
          </span>
          {say("shop")}
        </Link>
        <nav>
          <button
            type="button"
            className="plain"
            data-testid="lang-switch"
            lang={language === "zh" ? "en" : "zh-CN"}
            onClick={() => setLanguage(language === "zh" ? "en" : "zh")}
          >
            {language === "zh" ? "English" : "中文"}
          </button>
          <Link to="/cart" className="cart-link" data-testid="cart-link">
            {say("cart")}
            {count > 0 && <span className="count">{count}</span>}
          </Link>
        </nav>
      </header>
      <main>{children}</main>
    </>
  )
}
