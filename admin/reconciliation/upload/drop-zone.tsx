import { ArrowUpTray } from "@medusajs/icons"
import { Text, clx } from "@medusajs/ui"
import { useState } from "react"
import { useText } from "../../shared/hooks/use-text"
import { fileSize } from "./size"

interface DropZoneProps {
  file: File | null
  onFile: (file: File) => void
}

/** Takes a file by drag and drop, by mouse and by keyboard. */
export function DropZone({ file, onFile }: DropZoneProps) {
  const { text } = useText()
  const [isOver, setOver] = useState(false)
  const take = (files: FileList | null) => files?.[0] && onFile(files[0])
  return (
    <label
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault()
        setOver(false)
        take(event.dataTransfer.files)
      }}
      className={clx(
        "bg-ui-bg-component border-ui-border-strong flex cursor-pointer flex-col items-center gap-y-2 rounded-lg border border-dashed p-8 text-center",
        "focus-within:shadow-borders-focus hover:border-ui-border-interactive",
        isOver && "border-ui-border-interactive"
      )}
    >
      <ArrowUpTray className="text-ui-fg-subtle" />
      <Text size="small" className="break-all">
        {file
          ? text("reconciliation.upload.chosen", { name: file.name, size: fileSize(file.size) })
          : text("reconciliation.upload.drop")}
      </Text>
      {file && (
        <Text size="xsmall" className="text-ui-fg-subtle">
          {text("reconciliation.upload.another")}
        </Text>
      )}
      <input
        type="file"
        className="sr-only"
        accept=".csv,.gz,.zip,.txt"
        aria-label={text("reconciliation.upload.drop")}
        onChange={({ target }) => take(target.files)}
      />
    </label>
  )
}
