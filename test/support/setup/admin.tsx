import { cleanup } from "@testing-library/react"
import type { ReactNode } from "react"
import { Outlet } from "react-router-dom"

/*
 * The dashboard gives its layouts to pages by a context that it does not export. A stand-in lays out
 * the same entries; the real one is met by the tests in a browser.
 */
jest.mock("@medusajs/dashboard/components", () => {
  const LayoutComposer = ({ sections }: { sections: Record<string, ReactNode> }) => (
    <>
      {sections.main}
      <Outlet />
    </>
  )
  const Entry = ({ children }: { children: ReactNode }) => children
  return {
    ...jest.requireActual("@medusajs/dashboard/components"),
    LayoutComposer: Object.assign(LayoutComposer, { Entry }),
  }
})

/** What jsdom does not draw. */
class Observer {
  observe() {}
  unobserve() {}
  disconnect() {}
}
const nothing = () => undefined
Object.assign(window, { ResizeObserver: Observer, scrollTo: nothing })
Object.assign(window, {
  matchMedia: (media: string) => ({
    ...{ media, matches: false, addListener: nothing, removeListener: nothing },
    ...{ addEventListener: nothing, removeEventListener: nothing },
  }),
})
Object.assign(Element.prototype, {
  scroll: nothing,
  scrollIntoView: nothing,
  hasPointerCapture: () => false,
  setPointerCapture: nothing,
  releasePointerCapture: nothing,
})

afterEach(cleanup)
