import { Copy, Heading } from "@medusajs/ui"
import { useId } from "react"
import { useText } from "./hooks/use-text"

interface JsonProps {
  title: string
  value: object
}

/** Something as it is, for whoever wants to see it exactly. */
export function Json({ title, value }: JsonProps) {
  const { text } = useText()
  const id = useId()
  const written = JSON.stringify(value, null, 2)
  return (
    <section aria-labelledby={id} className="px-6 py-4">
      <div className="mb-2 flex items-center justify-between">
        <Heading level="h3" id={id}>
          {title}
        </Heading>
        <Copy content={written} aria-label={text("common.actions.copy", { what: title })} />
      </div>
      <pre
        tabIndex={0}
        aria-labelledby={id}
        className="bg-ui-bg-subtle txt-compact-xsmall focus-visible:shadow-borders-focus max-h-80 overflow-auto whitespace-pre-wrap break-all rounded-lg p-3 font-mono outline-none"
      >
        {written}
      </pre>
    </section>
  )
}
