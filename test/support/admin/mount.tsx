import { Toaster, TooltipProvider } from "@medusajs/ui"
import { QueryClient, QueryClientProvider } from "@tanstack/react-query"
import { render } from "@testing-library/react"
import userEvent from "@testing-library/user-event"
import { createInstance } from "i18next"
import type { ComponentType } from "react"
import { I18nextProvider, initReactI18next } from "react-i18next"
import { createMemoryRouter, RouterProvider } from "react-router-dom"
import { resources } from "../../../admin/i18n"
import { FakeApi } from "./fake-api"

export interface Screen {
  /** As in the dashboard: `/cnpay/reconciliation`. */
  path: string
  Page: ComponentType
  /** Drawers over it, by their path below its own. */
  over?: Record<string, ComponentType>
}

interface Visit {
  api?: FakeApi
  language?: "en" | "zhCN"
  /** Where to begin; left out: the screen's path. */
  at?: string
}

/** Opens a screen as the dashboard does: its texts, its cache, its router, and an API that is a fake. */
export async function visit(screen: Screen, visit: Visit = {}) {
  const { api = new FakeApi(), language = "en", at = screen.path } = visit
  globalThis.fetch = (input, init) => answerWith(api, input, init)
  const i18n = createInstance()
  await i18n.use(initReactI18next).init({
    ...{ resources, lng: language, fallbackLng: "en" },
    interpolation: { escapeValue: false },
  })
  const router = createMemoryRouter(
    [
      {
        path: screen.path,
        Component: screen.Page,
        children: Object.entries(screen.over ?? {}).map(([path, Component]) => ({
          path,
          Component,
        })),
      },
      { path: "*", element: null },
    ],
    { initialEntries: [at] }
  )
  const client = new QueryClient({ defaultOptions: { queries: { retry: false } } })
  render(
    <I18nextProvider i18n={i18n}>
      <QueryClientProvider client={client}>
        <TooltipProvider>
          <RouterProvider router={router} />
          <Toaster />
        </TooltipProvider>
      </QueryClientProvider>
    </I18nextProvider>
  )
  return { api, router, client, user: userEvent.setup({ pointerEventsCheck: 0 }) }
}

async function answerWith(
  api: FakeApi,
  input: RequestInfo | URL,
  init?: RequestInit
): Promise<Response> {
  const url = input instanceof Request ? input.url : String(input)
  const sent = typeof init?.body === "string" ? JSON.parse(init.body) : null
  const { status, body, headers } = await api.answer(init?.method ?? "GET", url, sent)
  return new Response(JSON.stringify(body), {
    status,
    headers: { "content-type": "application/json", ...headers },
  })
}
