import { followingFiles, type FollowingFile } from '../../setup/following/followingFiles';
import { followInside } from '../../setup/following/followInside';
import { renamingsOf } from '../../setup/following/renamings';
import type { Operation } from '../../setup/documents/operation';
import type { FileReview } from '../../setup/review/reviewFile';
import { reviewTogether, type FilePair } from '../../setup/review/reviewTogether';
import type { Proposal } from './proposal';
import { formerContext } from './reviewing';
import type { Territory } from './territory';

/** Another file that follows the change, as it would be. */
export interface FollowingReview {
  readonly file: FollowingFile;
  readonly review: FileReview;
  /** The person takes it along: it is applied together with the proposal. */
  readonly isTaken: boolean;
}

/** A proposal reviewed together with the files that follow it. */
export interface ProposalReview {
  /** Of the proposal's own file. */
  readonly own: FileReview;
  readonly following: readonly FollowingReview[];
  /** What is left to rename in the file itself. */
  readonly inside: readonly Operation[];
}

/** Reviews a proposal; files that follow count as changed only as far as the person takes them along. */
export function reviewProposal(proposal: Proposal, territory: Territory, today: string): ProposalReview {
  const { path, base, result, present } = proposal;
  const context = formerContext(territory, proposal, today);
  const ownPair: FilePair = { path, before: base, after: result };
  const review = (pairs: readonly FilePair[]): readonly FileReview[] => reviewTogether(pairs, context);
  const [alone] = review([ownPair]);
  if (alone === undefined) throw new Error('nothing was reviewed');
  const renamings = renamingsOf(alone, present.stateTargets);
  if (renamings.length === 0) return { own: alone, following: [], inside: [] };
  const files = followingFiles(renamings, path, territory.files, context.former);
  const taken = files.filter(file => present.along.includes(file.path));
  const [own = alone, ...others] = review([ownPair, ...taken.map(pairOf)]);
  const following = files.map((file): FollowingReview => {
    const at = taken.indexOf(file);
    const found = at === -1 ? review([ownPair, ...taken.map(pairOf), pairOf(file)]).at(-1) : others[at];
    return { file, review: found ?? own, isTaken: at !== -1 };
  });
  return { own, following, inside: followInside(renamings, result) };
}

/** The files that are applied together with the proposal's own. */
export function takenAlong({ following }: ProposalReview): readonly FollowingReview[] {
  return following.filter(one => one.isTaken && one.file.result.text !== one.file.base.text);
}

function pairOf({ path, base, result }: FollowingFile): FilePair {
  return { path, before: base, after: result };
}
