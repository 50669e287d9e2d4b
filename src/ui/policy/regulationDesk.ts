/**
 * What is needed only by whoever has a policy file, imports a calendar or looks the regulation up: a bundle of its own
 * (`tools/build/lazy.js`), for it brings YAML, the schema of the policy and the page.
 */
export { readPolicyDocument } from './policyDocument';
export { createPolicyFile } from './createPolicyFile';
export { manageCalendarYears } from './importCalendarYear';
export { RegulationPanel } from '../regulationPage/regulationPanel';
