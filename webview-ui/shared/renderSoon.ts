/** Many wishes in one turn of the event loop become one rendering. */
export function renderSoon(render: () => void): () => void {
  let isWanted = false;
  return () => {
    if (isWanted) return;
    isWanted = true;
    queueMicrotask(() => {
      isWanted = false;
      render();
    });
  };
}
