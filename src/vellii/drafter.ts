/**
 * What writing drafts needs and nothing else does: the client of model servers, schemas, the lists of names. A bundle
 * of its own, loaded when the first draft is wanted (`tools/build/lazy.js`).
 */
export { checkDraft, foreignIn } from './checkDraft';
export { changedShare } from './editDistance';
export { readKeptDraft } from './keeping/readDraft';
export { EndpointModel } from './model/endpoint/endpointModel';
export { describeRequest } from './model/writeDraft';
export { provideDraft } from './provideDraft';
