import { Navigate, Route, Routes } from "react-router-dom"
import { AddressPage } from "./pages/address"
import { CartPage } from "./pages/cart"
import { HomePage } from "./pages/home"
import { OrderPage } from "./pages/order"
import { PayPage } from "./pages/pay"
import { ProductPage } from "./pages/product"
import { Frame } from "./parts/frame"

/** The shop's pages. */
export function App() {
  return (
    <Frame>
      <Routes>
        <Route path="/" element={<HomePage />} />
        <Route path="/products/:handle" element={<ProductPage />} />
        <Route path="/cart" element={<CartPage />} />
        <Route path="/address" element={<AddressPage />} />
        <Route path="/pay" element={<PayPage />} />
        <Route path="/orders/:id" element={<OrderPage />} />
        <Route path="*" element={<Navigate to="/" replace />} />
      </Routes>
    </Frame>
  )
}
