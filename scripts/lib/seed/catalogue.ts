export interface CatalogueItem {
  handle: string
  title: string
  description: string
  /** Major units, as Medusa keeps prices. One of them is finer than a fen, as prices may be. */
  price: number
  stock: number
}

const PLENTY = 100_000

export const catalogue: CatalogueItem[] = [
  {
    handle: "one-fen-sticker",
    title: "One-fen sticker 一分钱贴纸",
    description: "The smallest amount that a gateway takes. 支付渠道可收取的最小金额。",
    price: 0.01,
    stock: PLENTY,
  },
  {
    handle: "tea-19-90",
    title: "Longjing tea 龙井茶",
    description: "Fifty grams, picked before the rains. 五十克，雨前采摘。",
    price: 19.9,
    stock: PLENTY,
  },
  {
    handle: "kettle-128",
    title: "Iron kettle 铁壶",
    description: "Holds 1.2 litres. 容量一点二升。",
    price: 128,
    stock: PLENTY,
  },
  {
    handle: "odd-10-005",
    title: "Silk by the inch 零售丝绸",
    description: "Priced finer than a fen: ¥10.005. 单价精确到厘：10.005 元。",
    price: 10.005,
    stock: PLENTY,
  },
  {
    handle: "porcelain-cup-sold-in-ones",
    title: "Porcelain cup 瓷杯",
    description: "There is only one. 仅此一件。",
    price: 66.66,
    stock: 1,
  },
]
