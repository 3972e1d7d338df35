// Boards.

const Boards = () => <h1>Boards</h1>

export default Boards
