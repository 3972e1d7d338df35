// Massager.

const Massager = () => <h1>Massager</h1>

export default Massager
