/** Id of the tree in the manifest. */
export const queueViewId = 'veSupport.queue';
