import { Container, Heading, Text } from "@medusajs/ui"
import type { ReactNode } from "react"

interface SectionProps {
  title: string
  subtitle?: ReactNode
  /** To the right of the title: a badge, a menu, buttons. */
  aside?: ReactNode
  /** The page's own heading. */
  isPage?: boolean
  children?: ReactNode
}

/** A block as the dashboard draws them. */
export function Section({ title, subtitle, aside, isPage, children }: SectionProps) {
  return (
    <Container className="divide-y p-0">
      <div className="flex flex-wrap items-center justify-between gap-2 px-6 py-4">
        <div>
          <Heading level={isPage ? "h1" : "h2"}>{title}</Heading>
          {subtitle && (
            <Text size="small" className="text-ui-fg-subtle">
              {subtitle}
            </Text>
          )}
        </div>
        {aside && <div className="flex items-center gap-x-2">{aside}</div>}
      </div>
      {children}
    </Container>
  )
}
