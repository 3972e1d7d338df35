// Studio.

const Studio = () => <h1>Studio</h1>

export default Studio
