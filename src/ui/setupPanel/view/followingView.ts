import type { SetupView } from '../../../protocol/setupPanel';
import type { Snapshot } from '../../../setup/editing/snapshot';
import type { Kinds } from '../../../setup/kinds/kinds';
import { findingsOf } from '../../../setup/plans/objectionTo';
import { lineCounts } from '../../../setup/review/lineCounts';
import { scriptsOf } from '../../../setup/workspace/script';
import { operationProblemText } from '../../setup/text/problemText';
import type { FollowingReview } from '../following';
import { changeLines, findingView, scriptName } from './changesView';

/** A file that follows the change: which of its scripts, what changes there, what it risks. */
export function followingView(
  { file, review, isTaken }: FollowingReview,
  snapshot: Snapshot,
  kinds: Kinds,
): SetupView['following'][number] {
  const changed = review.scripts.filter(one => one.review.changes.length > 0).map(({ script }) => script);
  const named = changed.length > 0 ? changed : scriptsOf(file.base).slice(0, 1);
  return {
    path: file.path,
    title: named.map(scriptName).join(', '),
    isTaken,
    lines: [...changeLines(review, kinds)],
    problems: file.refused.map(({ problem }) => operationProblemText(problem)),
    findings: isTaken ? findingsOf(review).map(finding => findingView(finding, snapshot)) : [],
    counts: lineCounts(file.base.text, file.result.text),
  };
}
