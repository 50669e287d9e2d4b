/** Line ends and other control characters part words. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]+/gu;

/** Bidirectional overrides, zero-width and soft hyphens: in a label they could only hide or reorder what is read. */
const formatting = /\p{Cf}+/gu;

/**
 * Text from outside as one harmless line for a label or a tooltip.
 * @param maxLength in UTF-16 units; what is longer ends in «…».
 */
export function singleLine(text: string, maxLength: number): string {
  const line = text
    .slice(0, maxLength * 4)
    .replace(formatting, '')
    .replace(controls, ' ')
    .replace(/\s+/g, ' ')
    .trim();
  return line.length > maxLength ? `${line.slice(0, maxLength - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : line;
}
