// Journal.

const Journal = () => <h1>Journal</h1>

export default Journal
