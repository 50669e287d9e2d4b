import type { PriorityKey, TypeKey } from '../input';
import type { TemplatePart, TemplatePartKey } from '../policy/schema';
import { checkTemplate, type RegistrationTexts } from '../template/checkTemplate';

/** What speaks against a classification, with the rule that says so. None of them forbids it. */
export type ClassificationWarning =
  /** RULES F, C12. */
  | { readonly code: 'templateIncomplete'; readonly rule: 'F'; readonly missing: readonly TemplatePartKey[] }
  /** The regulation describes «Блокирует работу» as a failure without a way round (RULES A1). */
  | { readonly code: 'consultationBlocks'; readonly rule: 'A1' }
  /** The regulation describes «Значимый» as a question, a new demand or another setting (RULES A1). */
  | { readonly code: 'failureSignificant'; readonly rule: 'A1' };

/** The warnings of a ticket that is to have this type and priority. */
export function classificationWarnings(
  type: TypeKey | null,
  priority: PriorityKey | null,
  texts: RegistrationTexts,
  template: readonly TemplatePart[],
): readonly ClassificationWarning[] {
  const warnings: ClassificationWarning[] = [];
  if (priority === 'blocker') {
    const { missing } = checkTemplate(texts, template);
    if (missing.length > 0) warnings.push({ code: 'templateIncomplete', rule: 'F', missing });
    if (type === 'consultation') warnings.push({ code: 'consultationBlocks', rule: 'A1' });
  }
  if (priority === 'significant' && type === 'failure') warnings.push({ code: 'failureSignificant', rule: 'A1' });
  return warnings;
}
