// Docs.

const Docs = () => <h1>Docs</h1>

export default Docs
