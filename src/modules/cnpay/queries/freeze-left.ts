/**
 * What of a freeze is neither captured nor released, nor may be: all but definite refusals count.
 * `freeze` is the alias of its row.
 */
export function freezeLeft(freeze: string): string {
  return `${freeze}.frozen_fen
    - (select coalesce(sum(c.amount_fen), 0) from cnpay_trade c
        where c.freeze_no = ${freeze}.out_trade_no and c.state <> 'closed' and c.deleted_at is null)
    - (select coalesce(sum(r.amount_fen), 0) from cnpay_release r
        where r.out_trade_no = ${freeze}.out_trade_no and r.state <> 'refused'
          and r.deleted_at is null)`
}
