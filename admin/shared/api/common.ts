/** What a person is told, in both languages. */
export interface Said {
  en: string
  zh: string
}

export type Gateway = "alipay" | "wechat"

/** One page of a list. */
export interface Page {
  count: number
  offset: number
  limit: number
}

/** An order as a list names it. */
export interface OrderRef {
  id: string
  display_id: number
}

/** What went wrong at a gateway, and what to do about it. */
export interface Explained {
  code: string
  message: Said
  next: Said
}
