// Where pictures and tables of the scene come from: files beside the page, unless whoever shows it says otherwise.
export const files = {
  url: (name: string): string => `./${name}`,
  json: async (name: string): Promise<unknown> => {
    const answer = await fetch(files.url(name));
    if (!answer.ok) throw new Error(`${name}: ${answer.status}`);
    return answer.json();
  },
};
