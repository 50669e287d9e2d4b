import type { Kinds } from '../../../setup/kinds/kinds';
import type { FileReview } from '../../../setup/review/reviewFile';
import type { Script } from '../../../setup/workspace/script';
import { takenAlong, type ProposalReview } from '../following';
import type { Proposal } from '../proposal';
import { changeLines } from '../view/changesView';
import type { AppliedChange } from './prepareReply';

/** What a proposal changes, in words and as texts, with the files that it takes along. */
export function appliedChange(
  { path, base, result }: Proposal,
  review: ProposalReview,
  kinds: Kinds,
): Omit<AppliedChange, 'ticket'> {
  const along = takenAlong(review);
  const lines = along.flatMap(one => {
    const codes = changedScripts(one.review).map(({ code }) => code);
    return changeLines(one.review, kinds).map(line => `${codes.join(', ')}: ${line}`);
  });
  return {
    scripts: [review.own, ...along.map(one => one.review)].flatMap(changedScripts),
    lines: [...changeLines(review.own, kinds), ...lines],
    pairs: [
      { path, before: base?.text ?? null, after: result.text },
      ...along.map(({ file }) => ({ path: file.path, before: file.base.text, after: file.result.text })),
    ],
  };
}

function changedScripts({ scripts }: FileReview): readonly Script[] {
  return scripts.filter(one => one.review.changes.length > 0).map(one => one.script);
}
