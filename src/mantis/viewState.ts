/** Mantis's view states are constants of its code, not of an installation. */
export const VIEW_STATE = { public: 10, private: 50 } as const;
