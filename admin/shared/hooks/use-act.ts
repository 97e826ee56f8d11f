import { toast } from "@medusajs/ui"
import { useMutation, useQueryClient } from "@tanstack/react-query"
import { useText } from "./use-text"
import { keys } from "../api/keys"
import { messageOf } from "../message-of"

export interface Act<Input, Output> {
  run: (input: Input) => Promise<Output>
  /** What the toast says; both name the trade. */
  done: (output: Output, input: Input) => string
  failed: (input: Input) => string
  /** Something to look at: it was done and changed nothing. */
  isWarning?: (output: Output) => boolean
  then?: (output: Output) => void
}

/** Something that a person does: tells how it went, and makes what is shown fresh. */
export function useAct<Output, Input = void>(act: Act<Input, Output>) {
  const client = useQueryClient()
  const { text, language } = useText()
  return useMutation<Output, Error, Input>({
    mutationFn: act.run,
    onSuccess: (output, input) => {
      const tell = act.isWarning?.(output) ? toast.warning : toast.success
      tell(act.done(output, input))
      act.then?.(output)
    },
    onError: (error, input) => {
      if (error.name === "AbortError") return
      toast.error(act.failed(input), { description: messageOf(error, text, language) })
    },
    // A refused move is often a sign that somebody else was faster.
    onSettled: () => {
      void client.invalidateQueries({ queryKey: keys.all })
      void client.invalidateQueries({ queryKey: ["orders"] })
    },
  })
}
