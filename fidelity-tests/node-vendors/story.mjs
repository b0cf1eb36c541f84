// A story told with a vendor's client: each step is a call and what the client makes of the answer.
// A gap is a step known not to hold yet; once it holds, the story says so and fails, so that the
// page which lists gaps stays true.
const text = (got) => {
  try {
    return String(JSON.stringify(got)).slice(0, 300);
  } catch {
    return 'what it made of it';
  }
};

const told = { calls: 0, answered: 0, refused: 0, gaps: [], failed: [] };

export const step = async (name, call, holds) => {
  told.calls++;
  try {
    const got = await call();
    if (holds(got)) {
      told.answered++;
    } else {
      told.failed.push(`${name}: ${text(got)}`);
    }
    return got;
  } catch (failed) {
    told.failed.push(`${name}: ${failed.name} ${failed.status ?? ''} ${failed.message}`);
    return {};
  }
};

// The client throws, and its own error says why.
export const refused = async (name, call, holds) => {
  told.calls++;
  try {
    told.failed.push(`${name}: not refused: ${text(await call())}`);
  } catch (error) {
    if (holds(error)) {
      told.refused++;
    } else {
      told.failed.push(`${name}: ${error.name} ${error.status ?? ''} ${error.message}`);
    }
  }
};

export const gap = async (name, call, holds) => {
  told.calls++;
  let got = false;
  try {
    got = holds(await call());
  } catch {
    // that is the gap
  }
  (got ? told.failed : told.gaps).push(got ? `${name}: no gap any more` : name);
};

export const end = () => console.log(JSON.stringify(told));
