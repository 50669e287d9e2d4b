import { rangeOf } from '../documents/rangeOf';
import type { DocumentProblem, TextRange } from '../documents/problem';
import type { SetupFile } from '../documents/setupFile';
import type { InspectionContext } from '../kinds/setupKind';
import type { Kinds } from '../kinds/kinds';
import type { Finding } from '../risks/finding';
import { scriptsOf } from '../workspace/script';
import { inspectScript } from './review';

/** Something to be underlined in the text of a script. */
export type Diagnostic = TextRange &
  (
    | { readonly type: 'problem'; readonly problem: DocumentProblem }
    | { readonly type: 'finding'; readonly finding: Finding }
  );

/** Everything that is wrong with a file, in the order of its text: what cannot be read, else what its scripts show. */
export function diagnose(file: SetupFile, kinds: Kinds, context: InspectionContext): readonly Diagnostic[] {
  const problems = file.problems.map((problem): Diagnostic => ({
    start: problem.start,
    end: problem.end,
    type: 'problem',
    problem,
  }));
  const findings = scriptsOf(file).flatMap(script => {
    const document = file.documents[script.document];
    if (document === undefined) return [];
    return inspectScript(script, kinds.of(script.kind), context).map((finding): Diagnostic => ({
      ...rangeOf(document, finding.path),
      type: 'finding',
      finding,
    }));
  });
  return [...problems, ...findings].sort((one, other) => one.start - other.start);
}
